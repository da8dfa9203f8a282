package vn.directive.consultation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.consultation.RoundService.Extended;
import vn.directive.consultation.RoundService.Reminded;
import vn.directive.consultation.RoundService.Skipped;
import vn.directive.workflow.Oversight;

/**
 * What those who oversee a dossier do with its rounds from outside the forms: each with a reason and an entry in the
 * audit trail. Whoever may not know of the dossier finds no round; whoever may know and not intervene is refused.
 */
@Service
@Transactional
public class RoundInterventions {

    private final RoundService rounds;
    private final Rounds views;
    private final Oversight oversight;
    private final AuditTrail audit;

    RoundInterventions(RoundService rounds, Rounds views, Oversight oversight, AuditTrail audit) {
        this.rounds = rounds;
        this.views = views;
        this.oversight = oversight;
        this.audit = audit;
    }

    /**
     * Reminds bodies that have not answered.
     *
     * @param codes of bodies; those who answered, or were reminded today, are skipped
     */
    public Reminded remind(UUID roundId, Collection<String> codes, String reason) {
        Act act = begin(roundId, reason);
        Reminded reminded = rounds.remind(roundId, codes, act.reason().text());
        if (reminded.sent() > 0) {
            List<String> skipped = reminded.skipped().stream().map(Skipped::body).toList();
            act.record("round.remind", Map.of("sent", reminded.sent(),
                    "bodies", codes.stream().distinct().filter(code -> !skipped.contains(code)).sorted().toList()));
        }
        return reminded;
    }

    /**
     * Gives more time: to some bodies, or to the round and everybody in it who would be due earlier.
     *
     * @param codes of bodies; none for the round
     * @throws vn.directive.shared.DomainException at {@code deadline} when it is missing, past, a day off or no later
     */
    public Extended extend(UUID roundId, Collection<String> codes, LocalDate deadline, String reason) {
        Act act = begin(roundId, reason);
        LocalDate before = views.get(roundId).deadline();
        Extended extended = codes.isEmpty()
                ? new Extended(rounds.extend(roundId, deadline, act.reason().text()), List.of())
                : rounds.extend(roundId, codes, deadline, act.reason().text());
        rounds.goOn(roundId);
        act.record("round.extend", Map.of("from", before, "to", deadline, "bodies", List.copyOf(codes)));
        return extended;
    }

    /** Asks further bodies; they get their requests within moments. */
    public void addBodies(UUID roundId, Collection<String> codes, String reason) {
        Act act = begin(roundId, reason);
        rounds.addBodies(roundId, codes);
        rounds.goOn(roundId);
        act.record("round.addBodies", Map.of("bodies", List.copyOf(codes)));
    }

    /** Tells bodies that they need not answer. */
    public void withdraw(UUID roundId, Collection<String> codes, String reason) {
        Act act = begin(roundId, reason);
        rounds.withdraw(roundId, codes, act.reason().text());
        rounds.goOn(roundId);
        act.record("round.withdrawBodies", Map.of("bodies", List.copyOf(codes)));
    }

    /** Ends the waiting before the deadline. */
    public void close(UUID roundId, String reason) {
        Act act = begin(roundId, reason);
        int waiting = views.get(roundId).requests().waiting();
        rounds.decideEarlyClosing(roundId, act.reason().text());
        rounds.goOn(roundId);
        act.record("round.close", Map.of("waiting", waiting));
    }

    /** Code of the body that a request asks. */
    @Transactional(readOnly = true)
    public String bodyOf(UUID requestId) {
        return rounds.bodyOf(requestId);
    }

    private Act begin(UUID roundId, String reason) {
        UUID directiveId = views.get(roundId).directiveId();
        Capacity capacity = oversight.require(directiveId, Rounds::unknown);
        return new Act(roundId, directiveId, capacity, new Reason(reason));
    }

    private final class Act {

        private final Subject subject;
        private final Capacity capacity;
        private final Reason reason;

        private Act(UUID roundId, UUID directiveId, Capacity capacity, Reason reason) {
            this.subject = new Subject("round", roundId.toString(), directiveId);
            this.capacity = capacity;
            this.reason = reason;
        }

        private Reason reason() {
            return reason;
        }

        private void record(String action, Map<String, ?> details) {
            audit.record(action, subject, capacity, reason, new LinkedHashMap<>(details));
        }
    }
}
