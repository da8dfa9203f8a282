package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.OrganisationQueries;
import vn.directive.monitoring.OrganisationQueries.BodyView;
import vn.directive.monitoring.OrganisationQueries.Filter;
import vn.directive.monitoring.OrganisationQueries.Me;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Organisation", description = "Bodies as of a day, and the user's place among them")
class OrganisationController {

    private final OrganisationQueries organisation;

    OrganisationController(OrganisationQueries organisation) {
        this.organisation = organisation;
    }

    @GetMapping("/bodies")
    @Operation(summary = "List bodies that exist on a day, by level and code")
    Page<BodyView> bodies(
            @Parameter(description = "Day, today when absent") @RequestParam(required = false)
            @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam(required = false) BodyKind kind, @RequestParam(required = false) BodyLevel level,
            @Parameter(description = "Code of the body directly above") @RequestParam(required = false) String parent,
            @Parameter(description = "Words of the name, or the code; accents do not matter")
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return organisation.bodies(new Filter(asOf, kind, level, parent, text), new Paging(page, size));
    }

    @GetMapping("/me")
    @Operation(summary = "The signed-in user with groups, bodies and grants as of now")
    Me me() {
        return organisation.me();
    }
}
