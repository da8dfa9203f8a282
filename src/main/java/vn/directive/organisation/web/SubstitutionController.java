package vn.directive.organisation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.organisation.Absences;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.Substitutions.Substitution;
import vn.directive.shared.CurrentUser;

@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "Substitutions", description = "Who stands in for whom")
class SubstitutionController {

    private final Substitutions substitutions;
    private final Absences absences;
    private final CurrentUser currentUser;

    SubstitutionController(Substitutions substitutions, Absences absences, CurrentUser currentUser) {
        this.substitutions = substitutions;
        this.absences = absences;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Present and coming substitutions of the signed-in user, absent or standing in")
    List<Substitution> mine() {
        return substitutions.of(currentUser.username());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a substitution",
            description = "For oneself; for others the leader or clerk of every body in its scope, or an administrator.")
    Map<String, UUID> add(@RequestBody NewSubstitution wanted) {
        return Map.of("id", absences.add(wanted));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a substitution after its last day; one that has not begun by then is removed")
    void end(@PathVariable UUID id, @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate lastDay) {
        absences.end(id, lastDay);
    }
}
