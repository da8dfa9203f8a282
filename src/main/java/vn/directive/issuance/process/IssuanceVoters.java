package vn.directive.issuance.process;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Votes;

/**
 * The collection behind the ballots of {@code issuance.bpmn}: one task per member who has not voted. Public, because the
 * engine's expressions call only methods of public classes.
 */
@Component("issuanceVoters")
public class IssuanceVoters {

    private final Votes votes;

    IssuanceVoters(Votes votes) {
        this.votes = votes;
    }

    public List<String> pending(String directiveId) {
        return votes.pending(UUID.fromString(directiveId));
    }
}
