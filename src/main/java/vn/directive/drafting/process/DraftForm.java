package vn.directive.drafting.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.drafting.DraftBasis;
import vn.directive.drafting.DraftingView;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("writeDraft")
class DraftForm extends TaskForm {

    private static final List<String> CLAUSE = List.of("Số", "Tên khoản");
    private static final List<String> BASIS = List.of("Số, ký hiệu", "Trích yếu", "Ngày ban hành");

    private final Draftings draftings;

    DraftForm(Draftings draftings) {
        this.draftings = draftings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        DraftingView drafting = draftings.get(DraftingProcess.DRAFTING_ID.from(task).get());
        if (!draftings.editors(drafting.body()).contains(drafting.editor())) {
            // the editor left the post since the assignment: the group takes over
            task.setAssignee(null);
        }
        form.text("returnNote", Lines.reviews(draftings.reviews(drafting.id())))
                .lines("outline", Lines.outline(draftings.outline(drafting.id())))
                .lines("bases", draftings.bases(drafting.id()).stream().map(DraftForm::line).toList());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        draftings.write(DraftingProcess.DRAFTING_ID.from(task).get(), form.optionalText("draftText"),
                form.rows("outline", CLAUSE, 2).stream().map(r -> new Clause(r.text(0), r.text(1))).toList(),
                form.rows("bases", BASIS, 2).stream()
                        .map(r -> new DraftBasis(r.text(0), r.text(1), r.date(2).orElse(null))).toList());
    }

    private static String line(DraftBasis basis) {
        return "%s | %s%s".formatted(basis.symbol(), basis.subject(),
                basis.issuedOn() == null ? "" : " | " + Lines.day(basis.issuedOn()));
    }
}
