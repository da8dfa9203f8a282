package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.monitoring.ExportService;
import vn.directive.monitoring.ExportService.Target;

/** Files of what is on the screen: the page says which rows it shows and in which order. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Export", description = "Lists as .xlsx")
class ExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ExportService exports;
    private final AuditTrail audit;
    private final Clock clock;

    ExportController(ExportService exports, AuditTrail audit, Clock clock) {
        this.exports = exports;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping(path = "/dashboard/export", produces = XLSX)
    @Operation(summary = "Dossiers as .xlsx", description = "For managers.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX, schema = @Schema(type = "string",
            format = "binary")))
    void dashboard(@RequestBody WantedRows wanted, HttpServletResponse response) {
        noting(AuditAction.EXPORT_DASHBOARD, "dashboard", "*", () -> null, to(response),
                target -> exports.dashboard(wanted.ids(), target));
    }

    @PostMapping(path = "/rounds/{roundId}/bodies/export", produces = XLSX)
    @Operation(summary = "Asked bodies of a round as .xlsx")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX, schema = @Schema(type = "string",
            format = "binary")))
    void round(@PathVariable UUID roundId, @RequestBody WantedRows wanted, HttpServletResponse response) {
        noting(AuditAction.EXPORT_ROUND, "round", roundId.toString(), () -> exports.dossierOf(roundId),
                to(response), target -> exports.round(roundId, wanted.ids(), target));
    }

    @PostMapping(path = "/directives/{id}/timeliness/export", produces = XLSX)
    @Operation(summary = "Who answered in time, as .xlsx", description = "For managers.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX, schema = @Schema(type = "string",
            format = "binary")))
    void timeliness(@PathVariable UUID id, @RequestBody WantedCells wanted, HttpServletResponse response) {
        noting(AuditAction.EXPORT_TIMELINESS, "directive", id.toString(), () -> id, to(response),
                target -> exports.timeliness(id, wanted.bodies(), wanted.occasions(), target));
    }

    /** Records what left the system, as soon as the first byte may have, whether or not the last one arrived. */
    private void noting(AuditAction action, String type, String id, Supplier<UUID> directiveId, Target file,
            Consumer<Target> export) {
        boolean[] opened = new boolean[1];
        try {
            export.accept(name -> {
                opened[0] = true;
                return file.open(name);
            });
        } finally {
            if (opened[0]) {
                audit.note(action, new Subject(type, id, directiveId.get()), Capacity.of("reader"), Map.of());
            }
        }
    }

    private Target to(HttpServletResponse response) {
        return name -> {
            response.setContentType(XLSX);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                    .filename("%s-%s.xlsx".formatted(name, LocalDate.now(clock))).build()
                    .toString());
            try {
                return response.getOutputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** @param ids rows in order; all when absent */
    record WantedRows(List<UUID> ids) {}

    /**
     * @param bodies codes in order; all when absent
     * @param occasions ids; all when absent
     */
    record WantedCells(List<String> bodies, Set<String> occasions) {}
}
