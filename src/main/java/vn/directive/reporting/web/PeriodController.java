package vn.directive.reporting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.reporting.ReturnInterventions;
import vn.directive.reporting.ReturnInterventions.Outcome;

@RestController
@RequestMapping("/api/v1/periods/{periodId}")
@Tag(name = "Oversight")
class PeriodController {

    private final ReturnInterventions returns;

    PeriodController(ReturnInterventions returns) {
        this.returns = returns;
    }

    @PostMapping("/reminders")
    @Operation(summary = "Remind bodies whose return is missing, each once a day")
    Outcome remind(@PathVariable UUID periodId, @RequestBody Bodies wanted) {
        return returns.remind(periodId, wanted.bodies(), wanted.reason());
    }

    @PostMapping("/extensions")
    @Operation(summary = "Give bodies more time for their return than the period does")
    Outcome extend(@PathVariable UUID periodId, @RequestBody Extension wanted) {
        return returns.extend(periodId, wanted.bodies(), wanted.deadline(), wanted.reason());
    }

    /** @param bodies codes */
    record Bodies(List<String> bodies, String reason) {

        Bodies {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
        }
    }

    record Extension(List<String> bodies, LocalDate deadline, String reason) {

        Extension {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
        }
    }
}
