package vn.directive.drafting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;

/** One form: what it shows when its task is created, and where its data goes when it is submitted. */
abstract class TaskForm implements TaskListener {

    static final String OUTCOME = "outcome";
    static final String NOTE = "note";

    @Override
    public final void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            show(task, Prefill.of(task));
        } else {
            submit(task, FormData.of(task));
        }
    }

    abstract void show(DelegateTask task, Prefill form);

    abstract void submit(DelegateTask task, FormData form);
}
