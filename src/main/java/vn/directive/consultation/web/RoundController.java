package vn.directive.consultation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.consultation.RoundInterventions;
import vn.directive.consultation.RoundService.Reminded;

@RestController
@RequestMapping("/api/v1/rounds/{roundId}")
@Tag(name = "Oversight", description = "Interventions of those who oversee a dossier; each needs a reason")
class RoundController {

    private final RoundInterventions rounds;

    RoundController(RoundInterventions rounds) {
        this.rounds = rounds;
    }

    @PostMapping("/reminders")
    @Operation(summary = "Remind asked bodies that have not answered",
            description = "A body is reminded once a day; those who answered are skipped, and the answer says why.")
    Reminded remind(@PathVariable UUID roundId, @RequestBody Bodies wanted) {
        return rounds.remind(roundId, wanted.bodies(), wanted.reason());
    }

    /** @param bodies codes */
    record Bodies(List<String> bodies, String reason) {

        Bodies {
            bodies = bodies == null ? List.of() : bodies;
        }
    }
}
