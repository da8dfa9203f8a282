package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRequestProcess.REQUEST_ID;
import static vn.directive.consultation.process.RoundForms.reason;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.consultation.ReplyService;
import vn.directive.workflow.FormData;

/** What the forms of {@code comment-request} hand to the domain. */
final class RequestTaskListeners {

    private RequestTaskListeners() {}

    enum AcknowledgeOutcome { ACCEPT, DECLINE, EXTEND }

    enum ExtensionOutcome { GRANT, REFUSE }

    enum SendOutcome { SEND, RETURN }

    @Component("acknowledgeRequest")
    static class AcknowledgeRequest implements TaskListener {

        private final ReplyService replies;

        AcknowledgeRequest(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            FormData form = FormData.of(task);
            switch (form.choice("outcome", AcknowledgeOutcome.class)) {
                case ACCEPT -> replies.acknowledge(requestId);
                case EXTEND -> replies.askExtension(requestId, form.date("wantedDue"), reason(task, "reason"));
                case DECLINE -> CommentRequestProcess.LAST_REPLY.on(task.getExecution()).set(replies.decline(requestId,
                        reason(task, "reason"), form.optionalText("namedBody").orElse(null)));
            }
        }
    }

    @Component("decideExtension")
    static class DecideExtension implements TaskListener {

        private final ReplyService replies;

        DecideExtension(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            FormData form = FormData.of(task);
            String note = form.optionalText("note").orElse(null);
            switch (form.choice("outcome", ExtensionOutcome.class)) {
                case GRANT -> CommentRequestProcess.REQUEST_DUE.on(task.getExecution()).set(
                        replies.grantExtension(requestId, form.optionalDate("newDue").orElse(null), note));
                case REFUSE -> replies.refuseExtension(requestId, note);
            }
        }
    }

    @Component("recordUnitResults")
    static class RecordUnitResults implements TaskListener {

        private final ReplyService replies;

        RecordUnitResults(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void notify(DelegateTask task) {
            replies.recordUnits(REQUEST_ID.from(task).get(), RoundForms.units(FormData.of(task)));
        }
    }

    @Component("recordReply")
    static class RecordReply implements TaskListener {

        private final ReplyService replies;

        RecordReply(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void notify(DelegateTask task) {
            replies.record(REQUEST_ID.from(task).get(), RoundForms.reply(FormData.of(task),
                    CommentRequestProcess.ROUND_MODE.from(task).get(),
                    CommentRequestProcess.ASKED_BODY.from(task).get()));
        }
    }

    @Component("sendReply")
    static class SendReply implements TaskListener {

        private final ReplyService replies;

        SendReply(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void notify(DelegateTask task) {
            UUID requestId = REQUEST_ID.from(task).get();
            FormData form = FormData.of(task);
            switch (form.choice("outcome", SendOutcome.class)) {
                case SEND -> CommentRequestProcess.LAST_REPLY.on(task.getExecution()).set(replies.send(requestId,
                        form.text("replySymbol"), form.date("replyDated")));
                case RETURN -> replies.returnReply(requestId, reason(task, "note"));
            }
        }
    }

    @Component("reportAllReplied")
    static class ReportAllReplied implements JavaDelegate {

        private final ReplyService replies;

        ReportAllReplied(ReplyService replies) {
            this.replies = replies;
        }

        @Override
        public void execute(DelegateExecution execution) {
            replies.reportAllReplied(REQUEST_ID.from(execution).get());
        }
    }
}
