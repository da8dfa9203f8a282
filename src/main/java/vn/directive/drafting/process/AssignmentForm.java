package vn.directive.drafting.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.drafting.DraftingTeam;
import vn.directive.drafting.DraftingTeam.Milestone;
import vn.directive.drafting.DraftingView;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.BodyChoices;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("assignEditor")
class AssignmentForm extends TaskForm {

    private static final List<String> MILESTONE = List.of("Mốc", "Hạn");

    private final Draftings draftings;
    private final Directives directives;
    private final BodyChoices bodies;

    AssignmentForm(Draftings draftings, Directives directives, BodyChoices bodies) {
        this.draftings = draftings;
        this.directives = directives;
        this.bodies = bodies;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        DraftingView drafting = draftings.get(DraftingProcess.DRAFTING_ID.from(task).get());
        Map<String, String> staff = draftings.staffNames(drafting.body());
        Map<String, String> editors = new LinkedHashMap<>(staff);
        editors.keySet().retainAll(draftings.editors(drafting.body()));
        form.options("editorOptions", editors).options("memberOptions", staff)
                .options("bodyOptions", bodies.around(drafting.body()))
                .text("editor", editors.keySet().stream().findFirst().orElse(null))
                .chosen("members", List.of())
                .chosen("coordinatingBodies", directives.get(drafting.directiveId()).coordinatingBodies())
                .text("milestones", "Trình dự thảo | " + Lines.day(drafting.dueOn()));
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        DraftingTeam team = new DraftingTeam(form.text("editor"), form.choices("members"),
                form.choices("coordinatingBodies"), form.rows("milestones", MILESTONE, 2).stream()
                .map(row -> new Milestone(row.text(0), row.date(1).orElseThrow())).toList());
        draftings.assign(DraftingProcess.DRAFTING_ID.from(task).get(), team);
        DraftingProcess.DRAFT_EDITOR.on(task.getExecution()).set(team.editor());
    }
}
