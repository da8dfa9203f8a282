package vn.directive.monitoring;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundState;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;

/**
 * Whose answers somebody reads in a comment round. Managers, the body that leads and the Office read all of them as they
 * stand; an asked body reads its own, and what became of its comments once the synthesis is approved.
 */
@Component
class RoundReader {

    private final Rounds rounds;
    private final DossierAccess access;
    private final Accounts accounts;
    private final Organisation organisation;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    RoundReader(Rounds rounds, DossierAccess access, Accounts accounts, Organisation organisation, CurrentUser user,
            JdbcClient jdbc) {
        this.rounds = rounds;
        this.access = access;
        this.accounts = accounts;
        this.organisation = organisation;
        this.user = user;
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException when there is no such round or the user may not know of its dossier */
    Reading of(UUID roundId) {
        RoundView round = rounds.get(roundId);
        access.require(round.directiveId(), Rounds::unknown);
        if (accounts.grantsOf(user.username()).contains(Grant.MANAGER)) {
            return new Reading(round, true, Set.of(), true);
        }
        Set<String> bodies = organisation.bodiesOf(user.username());
        boolean everything = jdbc.sql("""
                select array[r.lead_body, d.lead_body, d.office] && cast(:bodies as text[])
                from comment_round r join directive d on d.id = r.directive_id where r.id = :id
                """).param("id", roundId).param("bodies", bodies.toArray(String[]::new)).query(Boolean.class).single();
        return new Reading(round, everything, bodies, everything || round.state() == RoundState.FINISHED);
    }

    /**
     * @param everything answers of all bodies
     * @param bodies whose answers otherwise
     * @param outcomes what became of comments is told
     */
    record Reading(RoundView round, boolean everything, Set<String> bodies, boolean outcomes) {

        boolean mayRead(String body) {
            return everything || bodies.contains(body);
        }
    }
}
