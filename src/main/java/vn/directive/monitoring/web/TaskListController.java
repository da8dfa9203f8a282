package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.directive.Phase;
import vn.directive.monitoring.TaskCounts;

/** What Tasklist shows beside and above its list. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Công việc")
class TaskListController {

    private final TaskCounts counts;

    TaskListController(TaskCounts counts) {
        this.counts = counts;
    }

    @GetMapping("/tasks/counts")
    @Operation(summary = "How many tasks of the user stand behind each filter, by key of the filter",
            description = "100 stands for 100 or more.")
    Map<String, Integer> counts() {
        return counts.mine();
    }

    @GetMapping("/phases")
    @Operation(summary = "Phases of a directive in the order of its life")
    List<PhaseName> phases() {
        return Arrays.stream(Phase.values()).map(p -> new PhaseName(p, p.label(), p.isEnded())).toList();
    }

    /** @param label Vietnamese, as on the cards of tasks */
    record PhaseName(Phase phase, String label, boolean ended) {}
}
