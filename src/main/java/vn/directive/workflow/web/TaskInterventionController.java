package vn.directive.workflow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.workflow.TaskInterventions;
import vn.directive.workflow.TaskInterventions.Choices;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Oversight")
class TaskInterventionController {

    private final TaskInterventions tasks;

    TaskInterventionController(TaskInterventions tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/tasks/{id}/choices")
    @Operation(summary = "People and groups that an open task may be given to")
    Choices choices(@PathVariable String id) {
        return tasks.choices(id);
    }

    @PostMapping("/tasks/{id}/assignment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give an open task to a person of its groups, or to another group",
            description = "Nobody gets a task that judges what they did themselves.")
    void assign(@PathVariable String id, @RequestBody Assignment wanted) {
        if (wanted.group() != null) {
            tasks.handOver(id, wanted.group(), wanted.reason());
        } else {
            tasks.assign(id, wanted.assignee(), wanted.reason());
        }
    }

    @PostMapping("/tasks/{id}/rerouting")
    @Operation(summary = "Move an open task, or all of its process instance, from its body to another one")
    Map<String, Integer> reroute(@PathVariable String id, @RequestBody Rerouting wanted) {
        return Map.of("moved", tasks.reroute(id, wanted.successor(), wanted.wholeInstance(), wanted.reason()));
    }

    @PostMapping("/tasks/{id}/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give more time for an open task")
    void extend(@PathVariable String id, @RequestBody Extension wanted) {
        tasks.extend(id, wanted.deadline(), wanted.reason());
    }

    @PostMapping("/tasks/{id}/reminders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remind whoever has an open task, once a day")
    void remind(@PathVariable String id, @RequestBody Why wanted) {
        tasks.remind(id, wanted.reason());
    }

    @PostMapping("/incidents/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Run a failed job again")
    void retry(@PathVariable String id, @RequestBody Why wanted) {
        tasks.retry(id, wanted.reason());
    }

    record Why(String reason) {}

    record Extension(LocalDate deadline, String reason) {}

    /** @param group as {@code <body>:<role>}; when given, nobody is named */
    record Assignment(String assignee, String group, String reason) {}

    /** @param successor code of a body */
    record Rerouting(String successor, boolean wholeInstance, String reason) {}
}
