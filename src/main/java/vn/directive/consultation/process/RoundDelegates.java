package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRoundProcess.ROUND_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundPolicy;
import vn.directive.consultation.RoundService;
import vn.directive.consultation.RoundService.Progress;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.DossierVariables;

/** Service tasks of {@code comment-round}. */
final class RoundDelegates {

    /** Bodies per transaction when requests are opened or ended. */
    private static final int CHUNK = 100;

    private RoundDelegates() {}

    /** Tells the process what its gateways and timers ask. */
    static void report(VariableScope scope, Progress progress) {
        CommentRoundProcess.ROUND_DEADLINE.on(scope).set(progress.deadline());
        CommentRoundProcess.ROUND_ENDS_AT.on(scope).set(
                progress.deadline().plusDays(1).atStartOfDay(TimeConfiguration.ZONE).toInstant());
        CommentRoundProcess.CONFERENCE_ON.on(scope).set(progress.conferenceOn());
        CommentRoundProcess.HAS_UNSENT.on(scope).set(progress.hasUnsent());
        CommentRoundProcess.AWAITS_REPLIES.on(scope).set(progress.awaitsReplies());
        CommentRoundProcess.HAS_UNENDED.on(scope).set(progress.hasUnended());
    }

    @Component("beginRound")
    static class BeginRound implements JavaDelegate {

        private final RoundService rounds;

        BeginRound(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void execute(DelegateExecution execution) {
            UUID roundId = rounds.begin(DossierVariables.DIRECTIVE_ID.from(execution).get(),
                    CommentRoundProcess.ROUND_NUMBER.from(execution).get(),
                    CommentRoundProcess.ROUND_MODE.from(execution).get(), execution.getProcessInstanceId(),
                    DossierVariables.LEAD_BODY.from(execution).get(),
                    new RoundPolicy(CommentRoundProcess.ASKED_RULES.from(execution).get(),
                            CommentRoundProcess.REPLY_WORKING_DAYS.from(execution).get(),
                            CommentRoundProcess.SILENCE_POLICY.from(execution).get()));
            ROUND_ID.on(execution).set(roundId);
            CommentRoundProcess.CONFERENCE_PENDING.on(execution).set(
                    CommentRoundProcess.HOLDS_CONFERENCE.from(execution).get());
        }
    }

    @Component("openRequests")
    static class OpenRequests implements JavaDelegate {

        private final RoundService rounds;

        OpenRequests(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void execute(DelegateExecution execution) {
            UUID roundId = ROUND_ID.from(execution).get();
            rounds.openNext(roundId, CHUNK);
            report(execution, rounds.progress(roundId));
        }
    }

    @Component("reportRound")
    static class ReportRound implements ExecutionListener {

        private final RoundService rounds;

        ReportRound(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateExecution execution) {
            report(execution, rounds.progress(ROUND_ID.from(execution).get()));
        }
    }

    @Component("closeRound")
    static class CloseRound implements JavaDelegate {

        private final RoundService rounds;

        CloseRound(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void execute(DelegateExecution execution) {
            rounds.close(ROUND_ID.from(execution).get());
        }
    }

    @Component("endRequests")
    static class EndRequests implements JavaDelegate {

        private final RoundService rounds;

        EndRequests(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void execute(DelegateExecution execution) {
            UUID roundId = ROUND_ID.from(execution).get();
            rounds.endNext(roundId, CHUNK);
            report(execution, rounds.progress(roundId));
        }
    }
}
