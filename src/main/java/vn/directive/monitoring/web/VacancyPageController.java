package vn.directive.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.directive.monitoring.VacancyQueries;
import vn.directive.monitoring.VacancyQueries.VacantGroup;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** "Vị trí khuyết": for administrators with the way to appoint somebody, for managers to read. Works without scripts. */
@Controller
class VacancyPageController {

    private static final int SHOWN = 25;

    private final VacancyQueries vacancies;

    VacancyPageController(VacancyQueries vacancies) {
        this.vacancies = vacancies;
    }

    @GetMapping("/organisation/vacancies")
    String page(@RequestParam(required = false) String text, @RequestParam(defaultValue = "0") int page, Model model) {
        Page<VacantGroup> found = vacancies.vacancies(text, new Paging(Math.max(0, page), SHOWN));
        model.addAllAttributes(Map.of("found", found, "attention", vacancies.attention(),
                "mayAppoint", vacancies.mayAppoint(), "text", text == null ? "" : text));
        model.addAttribute("before", page > 0 ? address(text, page - 1) : null);
        model.addAttribute("after", (page + 1L) * SHOWN < found.total() ? address(text, page + 1) : null);
        return "organisation-vacancies";
    }

    @ExceptionHandler
    void refused(NotAllowedException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    private static String address(String text, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/organisation/vacancies").queryParam("page", page);
        if (text != null && !text.isBlank()) {
            address.queryParam("text", text.strip());
        }
        return address.build().encode().toUriString();
    }
}
