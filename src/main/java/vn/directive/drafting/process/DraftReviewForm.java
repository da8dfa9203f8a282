package vn.directive.drafting.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.directive.drafting.DraftReview;
import vn.directive.drafting.DraftReview.Finding;
import vn.directive.drafting.DraftReview.Kind;
import vn.directive.drafting.DraftStep;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.FormData;
import vn.directive.workflow.FormData.Row;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

/** A step that passes the draft on or returns it; all of them show the outline and what was said before. */
abstract class DraftReviewForm extends TaskForm {

    enum Outcome { FORWARD, PASS, APPROVE, RETURN }

    private final Draftings draftings;
    private final DraftStep step;

    DraftReviewForm(Draftings draftings, DraftStep step) {
        this.draftings = draftings;
        this.step = step;
    }

    @Override
    protected final void show(DelegateTask task, Prefill form) {
        UUID drafting = DraftingProcess.DRAFTING_ID.from(task).get();
        form.lines("outlineShown", Lines.outline(draftings.outline(drafting)).stream().map(l -> "- " + l).toList())
                .text("reviewsShown", Lines.reviews(draftings.reviews(drafting)));
    }

    @Override
    protected final void submit(DelegateTask task, FormData form) {
        draftings.review(DraftingProcess.DRAFTING_ID.from(task).get(), new DraftReview(step,
                form.choice(OUTCOME, Outcome.class) != Outcome.RETURN, form.optionalText(NOTE).orElse(null),
                findings(form)));
    }

    List<Finding> findings(FormData form) {
        return List.of();
    }

    static Finding finding(Kind kind, Row row) {
        return new Finding(kind, row.text(0), row.text(1),
                row.columns().size() > 2 ? row.optionalText(2).orElse(null) : null);
    }
}
