package vn.directive.organisation;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;

/**
 * The whole organisation with its past and future, as it stands in the database; one statement a table.
 *
 * @param closed usernames of accounts that nobody may use
 */
record OrganisationState(List<Body> bodies, List<AccountRow> accounts, List<PostRow> posts, List<HolderRow> holders,
        List<GrantRow> grants, List<SuccessionRow> successions, List<SubstitutionRow> substitutions,
        Set<String> closed) {

    static OrganisationState read(JdbcClient jdbc) {
        return new OrganisationState(
                jdbc.sql("select * from body order by code, valid_from").query(JdbcOrganisation::read).list(),
                jdbc.sql("select username, display_name, email, false as implied from account order by username")
                        .query(AccountRow.class).list(),
                jdbc.sql("select id, body, role, title, valid_from, valid_to from post order by id")
                        .query(PostRow.class).list(),
                jdbc.sql("""
                        select post_id, username, valid_from, valid_to, charge from holder
                        order by post_id, valid_from""").query(HolderRow.class).list(),
                jdbc.sql("select username, authority from app_grant order by username, authority")
                        .query(GrantRow.class).list(),
                jdbc.sql("""
                        select predecessor, successor, kind, effective_on, decision_symbol from body_succession
                        order by effective_on, predecessor, successor""").query(SuccessionRow.class).list(),
                jdbc.sql("""
                        select absent, substitute, valid_from, valid_to, body, role, reason from substitution
                        order by absent, valid_from, body, role""").query(SubstitutionRow.class).list(),
                Set.copyOf(jdbc.sql("select username from account where not enabled").query(String.class).list()));
    }
}
