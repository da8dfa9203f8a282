package vn.directive.consultation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.consultation.RoundInterventions;
import vn.directive.consultation.RoundService.Extended;
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

    @PostMapping("/extensions")
    @Operation(summary = "Give more time to some bodies, or without bodies to the whole round")
    Extended extend(@PathVariable UUID roundId, @RequestBody Extension wanted) {
        return rounds.extend(roundId, wanted.bodies(), wanted.deadline(), wanted.reason());
    }

    @PostMapping("/bodies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ask further bodies in an open round")
    void addBodies(@PathVariable UUID roundId, @RequestBody Bodies wanted) {
        rounds.addBodies(roundId, wanted.bodies(), wanted.reason());
    }

    @PostMapping("/withdrawals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw the requests of bodies that have not answered")
    void withdraw(@PathVariable UUID roundId, @RequestBody Bodies wanted) {
        rounds.withdraw(roundId, wanted.bodies(), wanted.reason());
    }

    @PostMapping("/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close an open round before its deadline")
    void close(@PathVariable UUID roundId, @RequestBody Closing wanted) {
        rounds.close(roundId, wanted.reason());
    }

    record Closing(String reason) {}

    record Extension(List<String> bodies, LocalDate deadline, String reason) {

        Extension {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
        }
    }

    /** @param bodies codes */
    record Bodies(List<String> bodies, String reason) {

        Bodies {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
        }
    }
}
