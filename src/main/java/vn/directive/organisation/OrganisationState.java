package vn.directive.organisation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;

/** The whole organisation with its past and future, as it stands in the database; one statement a table. */
record OrganisationState(List<Body> bodies, List<AccountRow> accounts, List<PostRow> posts, List<HolderRow> holders,
        List<GrantRow> grants, List<SuccessionRow> successions) {

    static OrganisationState read(JdbcClient jdbc) {
        return new OrganisationState(
                jdbc.sql("select * from body order by code, valid_from").query(JdbcOrganisation::read).list(),
                jdbc.sql("select username, display_name, email, false as implied from account order by username")
                        .query(AccountRow.class).list(),
                jdbc.sql("select id, body, role, title, valid_from, valid_to from post order by id")
                        .query(PostRow.class).list(),
                jdbc.sql("select post_id, username, valid_from, valid_to from holder order by post_id, valid_from")
                        .query(HolderRow.class).list(),
                jdbc.sql("select username, authority from app_grant order by username, authority")
                        .query(GrantRow.class).list(),
                jdbc.sql("""
                        select predecessor, successor, kind, effective_on, decision_symbol from body_succession
                        order by effective_on, predecessor, successor""").query(SuccessionRow.class).list());
    }
}
