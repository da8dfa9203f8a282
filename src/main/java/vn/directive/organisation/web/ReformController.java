package vn.directive.organisation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.audit.Reason;
import vn.directive.organisation.Reform;
import vn.directive.organisation.Reforms;
import vn.directive.organisation.Reforms.Affected;
import vn.directive.organisation.Reforms.Moved;
import vn.directive.organisation.Reforms.Proposal;
import vn.directive.organisation.Reforms.Waiting;

@RestController
@RequestMapping("/api/v1/reforms")
@Tag(name = "Reforms", description = "Decisions by which bodies become other bodies; for administrators")
class ReformController {

    private final Reforms reforms;

    ReformController(Reforms reforms) {
        this.reforms = reforms;
    }

    @GetMapping
    @Operation(summary = "All reforms, the latest day first")
    List<Reform> all() {
        return reforms.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Prepare a reform; nothing else changes",
            description = "kind: MERGE, SPLIT, RENAME, MOVE or DISSOLVE. takesWork marks the one successor that takes the "
                    + "open work; without one a person decides. movesPosts takes posts and their holders along.")
    Map<String, UUID> prepare(@RequestBody Proposal proposal) {
        return Map.of("id", reforms.prepare(proposal));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One reform")
    Reform get(@PathVariable UUID id) {
        return reforms.get(id);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Replace a reform that is not confirmed yet")
    void change(@PathVariable UUID id, @RequestBody Proposal proposal) {
        reforms.change(id, proposal);
    }

    @GetMapping("/{id}/affected")
    @Operation(summary = "Dry run: what would move to whom, what would wait, what would change; writes nothing")
    Affected affected(@PathVariable UUID id) {
        return reforms.affected(id);
    }

    @GetMapping("/{id}/moves")
    @Operation(summary = "What was moved and what was left waiting")
    List<Moved> moves(@PathVariable UUID id) {
        return reforms.moves(id);
    }

    @PostMapping("/{id}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm: writes the dated organisation; the work moves on the day")
    void confirm(@PathVariable UUID id, @RequestBody Why why) {
        reforms.confirm(id, new Reason(why.reason()));
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw before the day, and with it what confirming wrote")
    void withdraw(@PathVariable UUID id, @RequestBody Why why) {
        reforms.withdraw(id, new Reason(why.reason()));
    }

    @PostMapping("/{id}/execution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Carry out now what is due; once, however often it is asked for")
    void carryOut(@PathVariable UUID id) {
        reforms.carryOut(id);
    }

    @GetMapping("/waiting")
    @Operation(summary = "Things that wait for a person to say whose they are, of all reforms or of one")
    List<Waiting> waiting(@RequestParam(required = false) UUID reform) {
        return reforms.queue(reform);
    }

    @PostMapping("/waiting/decision")
    @Operation(summary = "Say who takes what waited; answers how many things were moved")
    Map<String, Integer> decide(@RequestBody Decision decision) {
        return Map.of("moved", reforms.decide(decision.ids(), decision.sameDossiers(), decision.successor(),
                new Reason(decision.reason())));
    }

    record Why(String reason) {}

    /** @param sameDossiers true when everything of the same body in the same dossiers goes along */
    record Decision(List<UUID> ids, boolean sameDossiers, String successor, String reason) {}
}
