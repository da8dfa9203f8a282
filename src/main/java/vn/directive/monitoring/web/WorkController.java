package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.TimelinessQueries;
import vn.directive.monitoring.TimelinessQueries.Timeliness;
import vn.directive.monitoring.WorkQueries;
import vn.directive.monitoring.WorkQueries.Figures;
import vn.directive.monitoring.WorkQueries.Incident;
import vn.directive.monitoring.WorkQueries.Instance;
import vn.directive.monitoring.WorkQueries.LateBody;
import vn.directive.monitoring.WorkQueries.Task;
import vn.directive.monitoring.WorkQueries.TaskFilter;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Monitoring", description = "What managers watch in Cockpit")
class WorkController {

    private static final String WORDS = "Words to look for; accents do not matter";
    private static final String DOSSIER = "Dossier; all that the user may know of when absent";

    private final WorkQueries work;
    private final TimelinessQueries timeliness;

    WorkController(WorkQueries work, TimelinessQueries timeliness) {
        this.work = work;
        this.timeliness = timeliness;
    }

    @GetMapping("/directives/{id}/figures")
    @Operation(summary = "How many open tasks, late bodies, incidents and instances a dossier has",
            description = "For managers.")
    Figures figures(@PathVariable UUID id) {
        return work.figures(id);
    }

    @GetMapping("/directives/{id}/instances")
    @Operation(summary = "Running process instances of a dossier, the parent first", description = "For managers.")
    Page<Instance> instances(@PathVariable UUID id,
            @Parameter(description = "Key of the process; all when absent") @RequestParam(required = false)
            String process,
            @Parameter(description = WORDS) @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return work.instances(id, process, text, new Paging(page, size));
    }

    @GetMapping("/directives/{id}/timeliness")
    @Operation(summary = "Asked bodies against everything they were asked for: in time, late, extended or missing",
            description = "For managers.")
    Timeliness timeliness(@PathVariable UUID id) {
        return timeliness.timeliness(id);
    }

    @GetMapping("/work/tasks")
    @Operation(summary = "Open tasks, soonest due first", description = "For managers.")
    Page<Task> tasks(@Parameter(description = DOSSIER) @RequestParam(required = false) UUID directive,
            @Parameter(description = "Key of the process; all when absent") @RequestParam(required = false)
            String process,
            @Parameter(description = "Version of the process definition; all when absent")
            @RequestParam(required = false) Integer version,
            @Parameter(description = "Element of the process; all when absent") @RequestParam(required = false)
            String activity,
            @RequestParam(defaultValue = "false") boolean overdue,
            @Parameter(description = WORDS) @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return work.tasks(new TaskFilter(directive, process, version, activity, overdue, text),
                new Paging(page, size));
    }

    @GetMapping("/work/late-bodies")
    @Operation(summary = "Bodies that owe something whose day is past, once per dossier", description = "For managers.")
    Page<LateBody> lateBodies(@Parameter(description = DOSSIER) @RequestParam(required = false) UUID directive,
            @Parameter(description = WORDS) @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return work.lateBodies(directive, text, new Paging(page, size));
    }

    @GetMapping("/work/incidents")
    @Operation(summary = "Failed jobs and the like where they arose", description = "For managers.")
    Page<Incident> incidents(@Parameter(description = DOSSIER) @RequestParam(required = false) UUID directive,
            @Parameter(description = WORDS) @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return work.incidents(directive, text, new Paging(page, size));
    }
}
