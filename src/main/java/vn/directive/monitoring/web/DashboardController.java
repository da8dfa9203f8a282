package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.DashboardQueries;
import vn.directive.monitoring.DashboardQueries.Dashboard;
import vn.directive.monitoring.DashboardQueries.InstanceDossier;
import vn.directive.monitoring.DashboardQueries.Waiting;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Monitoring", description = "What managers watch in Cockpit")
class DashboardController {

    private final DashboardQueries queries;

    DashboardController(DashboardQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/dashboard")
    @Operation(summary = "Every dossier with its phase, age, deadlines, late bodies and open work, newest first",
            description = "For managers. Restricted dossiers appear only to people of the bodies admitted to them.")
    Dashboard dashboard() {
        return queries.dashboard();
    }

    @GetMapping("/process-instances/{id}/dossier")
    @Operation(summary = "The dossier that a running process instance belongs to")
    InstanceDossier dossierOf(@PathVariable String id) {
        return queries.dossierOf(id);
    }

    @GetMapping("/process-definitions/{key}/waiting")
    @Operation(summary = "Waiting and late tasks of a process by element of its diagram",
            description = "For managers.")
    List<Waiting> waiting(@PathVariable String key,
            @Parameter(description = "Version of the definition; all when absent")
            @RequestParam(required = false) Integer version) {
        return queries.waiting(key, version);
    }
}
