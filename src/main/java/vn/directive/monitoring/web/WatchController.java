package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.directive.Phase;
import vn.directive.directive.Watches;

/** The star on a dossier. */
@RestController
@RequestMapping("/api/v1/directives")
@Tag(name = "Watching", description = "Dossiers that the user follows")
class WatchController {

    private final Watches watches;

    WatchController(Watches watches) {
        this.watches = watches;
    }

    @GetMapping("/watched")
    @Operation(summary = "Dossiers that the user follows, newest first")
    List<WatchedDossier> mine() {
        return watches.mine().stream().map(w -> new WatchedDossier(w.directiveId(), w.dossierNumber(), w.symbol(),
                w.subject(), w.phase(), w.phase().label(), w.since())).toList();
    }

    @PutMapping("/{id}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow a dossier", description = "404 for a dossier that the user may not know of.")
    void watch(@PathVariable UUID id) {
        watches.watch(id);
    }

    @DeleteMapping("/{id}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow a dossier no longer")
    void unwatch(@PathVariable UUID id) {
        watches.unwatch(id);
    }

    record WatchedDossier(UUID id, String dossierNumber, String symbol, String subject, Phase phase,
            String phaseLabel, Instant since) {}
}
