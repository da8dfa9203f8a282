package vn.directive.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** What pages with forms without scripts have in common: days as people type them, refusals beside what was typed. */
abstract class AdministratorPages {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** Renders a page from the model. */
    @FunctionalInterface
    interface Page {
        String render(Model model);
    }

    /**
     * Does what a form asks; when it is refused, shows the page again with every word that was typed.
     *
     * @param form which of the page's forms, for the model attribute {@code failed}; the others stay as they were
     * @param next where to go when it is done
     */
    static ModelAndView carryOut(String form, HttpServletRequest request, Model model, Runnable change, String next,
            Page again) {
        try {
            change.run();
            return new ModelAndView("redirect:" + next);
        } catch (NotAllowedException | NotFoundException e) {
            throw e;
        } catch (DomainException e) {
            model.addAttribute("failed", form);
            model.addAttribute("field", e.field().orElse(""));
            model.addAttribute("errors", List.of(e.getMessage().split("\n")));
            model.addAttribute("typed", request.getParameterMap().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join("\n", entry.getValue()))));
            return new ModelAndView(again.render(model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Somebody who opens a page reads a page. */
    @ExceptionHandler
    void refused(DomainException e, HttpServletResponse response) throws IOException {
        response.sendError((e instanceof NotAllowedException ? HttpStatus.FORBIDDEN
                : e instanceof NotFoundException ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
    }

    /** The typed day; today and a message in the model when it is none. */
    static LocalDate dayOr(LocalDate today, String typed, Model model) {
        try {
            LocalDate day = day("day", typed);
            return day == null ? today : day;
        } catch (DomainException e) {
            model.addAttribute("error", e.getMessage());
            model.addAttribute("typedDay", typed);
            return today;
        }
    }

    /** Null when nothing is typed, for the service to ask for it. */
    static LocalDate day(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip(), TYPED);
        } catch (DateTimeParseException e) {
            throw new DomainException(field, "Ngày “%s” chưa đúng; hãy ghi ngày/tháng/năm, ví dụ 25/12/2026."
                    .formatted(typed.strip()));
        }
    }

    static String empty(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static HttpStatus status(Model model) {
        return model.containsAttribute("error") ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK;
    }
}
