package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRoundProcess.ROUND_ID;
import static vn.directive.consultation.process.RoundForms.reason;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundService;
import vn.directive.workflow.FormData;

/** What the lead body's forms of {@code comment-round} hand to the domain. */
final class RoundTaskListeners {

    private RoundTaskListeners() {}

    enum SignOutcome { SIGN, RETURN }

    enum FollowOutcome { REMIND, ADD, WITHDRAW, EXTEND, CLOSE }

    enum ApprovalOutcome { APPROVE, RETURN, ANOTHER_ROUND }

    @Component("recordRoundPreparation")
    static class RecordRoundPreparation implements TaskListener {

        private final RoundService rounds;

        RecordRoundPreparation(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            RoundMode mode = CommentRoundProcess.ROUND_MODE.from(task).get();
            rounds.prepare(roundId, RoundForms.preparation(FormData.of(task), mode,
                    CommentRoundProcess.SILENCE_POLICY.from(task).get()));
        }
    }

    @Component("signRoundLetter")
    static class SignRoundLetter implements TaskListener {

        private final RoundService rounds;

        SignRoundLetter(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            switch (FormData.of(task).choice("outcome", SignOutcome.class)) {
                case SIGN -> rounds.sign(roundId);
                case RETURN -> rounds.returnLetter(roundId, reason(task, "note"));
            }
            RoundDelegates.report(task.getExecution(), rounds.progress(roundId));
        }
    }

    @Component("recordConference")
    static class RecordConference implements TaskListener {

        private final RoundService rounds;

        RecordConference(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            FormData form = FormData.of(task);
            rounds.recordConference(roundId, form.date("heldOn"), form.choices("attended"),
                    RoundForms.opinions(form, rounds, roundId), form.text("minutes"));
            CommentRoundProcess.CONFERENCE_PENDING.on(task.getExecution()).set(false);
            RoundDelegates.report(task.getExecution(), rounds.progress(roundId));
        }
    }

    @Component("followRound")
    static class FollowRound implements TaskListener {

        private final RoundService rounds;

        FollowRound(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            FormData form = FormData.of(task);
            switch (form.choice("outcome", FollowOutcome.class)) {
                case REMIND -> rounds.remind(roundId);
                case ADD -> rounds.addBodies(roundId, form.choices("bodies"));
                case WITHDRAW -> rounds.withdraw(roundId, form.choices("withdrawnBodies"), reason(task, "reason"));
                case EXTEND -> rounds.extend(roundId, form.date("deadline"), reason(task, "reason"));
                case CLOSE -> rounds.decideEarlyClosing(roundId, reason(task, "reason"));
            }
            RoundDelegates.report(task.getExecution(), rounds.progress(roundId));
        }
    }

    @Component("completeSynthesis")
    static class CompleteSynthesis implements TaskListener {

        private final RoundService rounds;

        CompleteSynthesis(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            rounds.completeSynthesis(ROUND_ID.from(task).get());
        }
    }

    @Component("recordRevision")
    static class RecordRevision implements TaskListener {

        private final RoundService rounds;

        RecordRevision(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            FormData form = FormData.of(task);
            rounds.revise(ROUND_ID.from(task).get(), form.optionalText("draftText"), RoundForms.takenIn(form),
                    form.optionalText("revisionNote").orElse(null));
        }
    }

    @Component("approveSynthesis")
    static class ApproveSynthesis implements TaskListener {

        private final RoundService rounds;

        ApproveSynthesis(RoundService rounds) {
            this.rounds = rounds;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            switch (FormData.of(task).choice("outcome", ApprovalOutcome.class)) {
                case APPROVE -> rounds.approve(roundId, false);
                case ANOTHER_ROUND -> rounds.approve(roundId, true);
                case RETURN -> rounds.returnSynthesis(roundId, reason(task, "note"));
            }
            RoundDelegates.report(task.getExecution(), rounds.progress(roundId));
        }
    }
}
