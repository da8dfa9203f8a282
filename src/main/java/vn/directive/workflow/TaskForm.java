package vn.directive.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One form: what it shows when its task is created, and where its data goes when it is submitted. */
public abstract class TaskForm implements TaskListener {

    protected static final String OUTCOME = "outcome";
    protected static final String NOTE = "note";

    @Override
    public final void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            show(task, Prefill.of(task));
        } else {
            submit(task, FormData.of(task));
        }
    }

    protected abstract void show(DelegateTask task, Prefill form);

    protected abstract void submit(DelegateTask task, FormData form);

    /** @throws vn.directive.shared.DomainException at the note when it is empty */
    protected static String reason(FormData form) {
        return form.optionalText(NOTE).orElseThrow(() -> form.problem(NOTE, "phải ghi lý do khi trả lại"));
    }
}
