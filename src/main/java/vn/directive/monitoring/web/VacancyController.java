package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.VacancyQueries;
import vn.directive.monitoring.VacancyQueries.Attention;
import vn.directive.monitoring.VacancyQueries.VacantGroup;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/vacancies")
@Tag(name = "Vacancies", description = "Posts to be filled and work that waits for it; for administrators and managers")
class VacancyController {

    private final VacancyQueries vacancies;

    VacancyController(VacancyQueries vacancies) {
        this.vacancies = vacancies;
    }

    @GetMapping
    @Operation(summary = "Posts that nobody holds and groups whose work others have: blocked first, then most work",
            description = "Work of restricted dossiers is counted only for people of the bodies admitted to them.")
    Page<VacantGroup> vacancies(
            @Parameter(description = "Words of the body's name or of a post's title; accents do not matter")
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return vacancies.vacancies(text, new Paging(page, size));
    }

    @GetMapping("/attention")
    @Operation(summary = "How many open tasks wait for a post to be filled, and how many nobody can do")
    Attention attention() {
        return vacancies.attention();
    }
}
