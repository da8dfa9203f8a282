package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRequestProcess.REQUEST_ID;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundTexts;
import vn.directive.consultation.RoundTexts.RoundRequestText;
import vn.directive.shared.AskedOnce;

/** What the forms of {@code comment-request} show and propose; written beside the task, gone with it. */
final class RequestTaskViews {

    private RequestTaskViews() {}

    @Component("showRequest")
    static class ShowRequest implements TaskListener {

        private final RoundTexts texts;

        ShowRequest(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            AskedOnce.during(() -> show(task));
        }

        private void show(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            task.setVariableLocal("requestSummary", texts.requestSummary(requestId));
            task.setVariableLocal("extensionAnswer", texts.extensionAnswer(requestId));
        }
    }

    @Component("showExtension")
    static class ShowExtension implements TaskListener {

        private final RoundTexts texts;

        ShowExtension(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            task.setVariableLocal("extensionRequest", texts.extensionRequest(REQUEST_ID.from(task).get()));
        }
    }

    @Component("prefillUnitResults")
    static class PrefillUnitResults implements TaskListener {

        private final RoundTexts texts;

        PrefillUnitResults(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            AskedOnce.during(() -> show(task));
        }

        private void show(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            task.setVariableLocal("requestSummary", texts.requestSummary(requestId));
            task.setVariableLocal("returnNote", texts.replyReturnNote(requestId));
            task.setVariableLocal("units", texts.written(requestId).units());
        }
    }

    @Component("prefillReply")
    static class PrefillReply implements TaskListener {

        private final RoundTexts texts;

        PrefillReply(RoundTexts texts) {
            this.texts = texts;
        }

        @Override
        public void notify(DelegateTask task) {
            AskedOnce.during(() -> show(task));
        }

        private void show(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            RoundRequestText written = texts.written(requestId);
            task.setVariableLocal("requestSummary", texts.requestSummary(requestId));
            task.setVariableLocal("returnNote", texts.replyReturnNote(requestId));
            task.setVariableLocal("unitSummary", texts.unitSummary(requestId));
            task.setVariableLocal("stance", written.stance());
            task.setVariableLocal("generalOpinion", written.generalOpinion());
            if (written.ownTotal() != null) {
                task.setVariableLocal("conferencesHeld", written.ownTotal().conferences());
                task.setVariableLocal("delegates", written.ownTotal().delegates());
                task.setVariableLocal("opinionsGiven", written.ownTotal().opinions());
                task.setVariableLocal("opinionsAgreeing", written.ownTotal().agreeing());
                task.setVariableLocal("opinionsWithChanges", written.ownTotal().agreeingWithChanges());
                task.setVariableLocal("opinionsAgainst", written.ownTotal().disagreeing());
            }
        }
    }

    @Component("showReply")
    static class ShowReply implements TaskListener {

        private final RoundTexts texts;
        private final Clock clock;

        ShowReply(RoundTexts texts, Clock clock) {
            this.texts = texts;
            this.clock = clock;
        }

        @Override
        public void notify(DelegateTask task) {
            AskedOnce.during(() -> show(task));
        }

        private void show(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            task.setVariableLocal("requestSummary", texts.requestSummary(requestId));
            task.setVariableLocal("replyText", texts.reply(requestId));
            task.setVariableLocal("replyDated", LocalDate.now(clock).toString());
        }
    }
}
