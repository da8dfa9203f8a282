package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRoundProcess.ROUND_ID;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundTexts;
import vn.directive.workflow.DossierContext;
import vn.directive.workflow.DossierVariables;

/** What the forms of {@code comment-round} show and propose; written beside the task, gone with it. */
final class RoundTaskViews {

    private RoundTaskViews() {}

    @Component("prefillRound")
    static class PrefillRound implements TaskListener {

        private final RoundTexts texts;
        private final FormOptions options;
        private final DossierContext dossiers;

        PrefillRound(RoundTexts texts, FormOptions options, DossierContext dossiers) {
            this.texts = texts;
            this.options = options;
            this.dossiers = dossiers;
        }

        @Override
        public void notify(DelegateTask task) {
            task.setVariableLocal("returnNote", texts.returnNote(ROUND_ID.from(task).get()));
            task.setVariableLocal("roundNumberText", CommentRoundProcess.ROUND_NUMBER.from(task).get().toString());
            task.setVariableLocal("roundModeText", CommentRoundProcess.ROUND_MODE.from(task).get().label());
            task.setVariableLocal("draftText",
                    dossiers.card(DossierVariables.DIRECTIVE_ID.from(task).get()).draftVersion());
            task.setVariableLocal("bodyOptions", options.bodies());
            task.setVariableLocal("bodyRules",
                    options.values(List.of(CommentRoundProcess.ASKED_RULES.from(task).get().split(","))));
            task.setVariableLocal("silence", CommentRoundProcess.SILENCE_POLICY.from(task).get().name());
            task.setVariableLocal("deadline",
                    texts.proposedDeadline(CommentRoundProcess.REPLY_WORKING_DAYS.from(task).get()).toString());
        }
    }

    @Component("showRoundLetter")
    static class ShowRoundLetter implements TaskListener {

        private final RoundTexts texts;

        ShowRoundLetter(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            List<String> names = texts.bodyNames(roundId);
            task.setVariableLocal("letterSummary", texts.letterSummary(roundId));
            task.setVariableLocal("bodyCount", names.size());
            String list = String.join("; ", names);
            task.setVariableLocal("bodyList", list.length() <= 3900 ? list : list.substring(0, 3900) + "…");
        }
    }

    @Component("prefillConference")
    static class PrefillConference implements TaskListener {

        private final RoundTexts texts;
        private final FormOptions options;

        PrefillConference(RoundTexts texts, FormOptions options) {
            this.texts = texts;
            this.options = options;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            task.setVariableLocal("conferenceSummary", texts.conferenceSummary(roundId));
            task.setVariableLocal("invitedOptions", options.named(texts.invited(roundId)));
            LocalDate heldOn = CommentRoundProcess.CONFERENCE_ON.from(task).get();
            task.setVariableLocal("heldOn", heldOn.toString());
        }
    }

    @Component("showReplies")
    static class ShowReplies implements TaskListener {

        private final RoundTexts texts;

        ShowReplies(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            task.setVariableLocal("returnNote", texts.returnNote(roundId));
            task.setVariableLocal("replySummary", texts.replySummary(roundId));
        }
    }

    @Component("showAcceptedComments")
    static class ShowAcceptedComments implements TaskListener {

        private final RoundTexts texts;

        ShowAcceptedComments(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            task.setVariableLocal("acceptedList", texts.acceptedList(ROUND_ID.from(task).get()));
        }
    }

    @Component("showSynthesis")
    static class ShowSynthesis implements TaskListener {

        private final RoundTexts texts;

        ShowSynthesis(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID roundId = ROUND_ID.from(task).get();
            task.setVariableLocal("replySummary", texts.replySummary(roundId));
            task.setVariableLocal("synthesisSummary", texts.synthesisSummary(roundId));
        }
    }
}
