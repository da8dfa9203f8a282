package vn.directive.organisation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.directive.audit.Reason;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.Charge;
import vn.directive.organisation.OrganisationDifference.Type;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.OrganisationImport.Preview;
import vn.directive.organisation.OrganisationImport.Result;
import vn.directive.organisation.OrganisationRegister;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** The organisation for administrators: as of any day, a body with its history, files in and out. No scripts. */
@Controller
@RequestMapping("/organisation")
class OrganisationPageController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    /** Of each kind; a page with more is read by nobody. */
    private static final int SHOWN_CHANGES = 200;

    private final OrganisationRegister register;
    private final OrganisationImport imports;
    private final Clock clock;

    OrganisationPageController(OrganisationRegister register, OrganisationImport imports, Clock clock) {
        this.register = register;
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView tree(@RequestParam(required = false) String day, @RequestParam(required = false) String text,
            Model model) {
        HttpStatus status = HttpStatus.OK;
        LocalDate asOf = LocalDate.now(clock);
        try {
            asOf = dayOr(asOf, day);
        } catch (DomainException e) {
            model.addAttribute("error", e.getMessage());
            status = HttpStatus.UNPROCESSABLE_ENTITY;
        }
        boolean searching = text != null && !text.isBlank();
        model.addAttribute("day", DAY.format(asOf));
        model.addAttribute("text", text);
        model.addAttribute("searching", searching);
        model.addAttribute("nodes", searching ? register.search(text, asOf) : register.children(null, asOf));
        return new ModelAndView("organisation", model.asMap(), status);
    }

    @GetMapping("/bodies/{code}")
    String body(@PathVariable String code, @RequestParam(required = false) String day, Model model) {
        LocalDate asOf = dayOr(LocalDate.now(clock), day);
        OrganisationRegister.Life life = register.life(code, asOf);
        model.addAttribute("life", life);
        model.addAttribute("asOf", asOf);
        model.addAttribute("day", DAY.format(asOf));
        model.addAttribute("nodes", register.children(code, asOf));
        model.addAttribute("kinds", BodyKind.values());
        model.addAttribute("levels", BodyLevel.values());
        model.addAttribute("charges", Charge.values());
        Body shown = life.body();
        model.asMap().putIfAbsent("form", new BodyForm(DAY.format(asOf), shown.name(), shown.symbol(), shown.kind(),
                shown.level(), shown.parent(), null));
        return "organisation-body";
    }

    @PostMapping("/bodies/{code}")
    ModelAndView change(@PathVariable String code, @ModelAttribute("form") BodyForm form, Model model,
            RedirectAttributes flash) {
        return carryOut(code, model, flash, "Đã lưu thay đổi của cơ quan.", () -> register.change(new Body(code,
                empty(form.name()), empty(form.symbol()), form.kind(), form.level(), empty(form.parent()),
                day("from", form.from()), null), new Reason(form.reason())));
    }

    @PostMapping("/bodies/{code}/end")
    ModelAndView end(@PathVariable String code, @RequestParam String lastDay, @RequestParam String reason,
            Model model, RedirectAttributes flash) {
        return carryOut(code, model, flash, "Đã ghi ngày kết thúc của cơ quan.",
                () -> register.end(code, day("lastDay", lastDay), new Reason(reason)));
    }

    @PostMapping("/bodies/{code}/posts/end")
    ModelAndView endPost(@PathVariable String code, @RequestParam String post, @RequestParam String lastDay,
            @RequestParam String reason, Model model, RedirectAttributes flash) {
        return carryOut(code, model, flash, "Đã ghi ngày kết thúc của vị trí.",
                () -> register.endPost(post, day("lastDay", lastDay), new Reason(reason)));
    }

    @PostMapping("/bodies/{code}/posts/holder")
    ModelAndView appoint(@PathVariable String code, @RequestParam String post, @RequestParam String username,
            @RequestParam String from, @RequestParam(required = false) Charge charge, @RequestParam String reason,
            Model model, RedirectAttributes flash) {
        return carryOut(code, model, flash, "Đã ghi người giữ vị trí.",
                () -> register.appoint(post, username, day("from", from), charge, new Reason(reason)));
    }

    @GetMapping("/import")
    String upload() {
        // Whoever may not see the tree is told so before choosing a file.
        register.children(null, LocalDate.now(clock));
        return "organisation-import";
    }

    @PostMapping("/import")
    ModelAndView upload(@RequestParam MultipartFile file, Model model) throws IOException {
        try {
            return new ModelAndView("redirect:/organisation/import/"
                    + imports.prepare(file.getOriginalFilename(), file.getBytes()).id());
        } catch (NotAllowedException e) {
            throw e;
        } catch (DomainException e) {
            model.addAttribute("error", e.getMessage());
            return new ModelAndView("organisation-import", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @GetMapping("/import/{id}")
    String preview(@PathVariable UUID id, Model model) {
        Preview preview = imports.preview(id);
        model.addAttribute("preview", preview);
        model.addAttribute("groups", Arrays.stream(Type.values()).map(type -> new Group(type.label(),
                preview.difference().count(type), preview.difference().changes().stream()
                .filter(change -> change.type() == type).limit(SHOWN_CHANGES)
                .map(change -> Map.of("place", change.place(), "text", change.text())).toList()))
                .filter(group -> group.count() > 0).toList());
        model.addAttribute("conflicts", preview.difference().conflicts().stream().limit(SHOWN_CHANGES * 5L).toList());
        return "organisation-import";
    }

    @PostMapping("/import/{id}")
    ModelAndView apply(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        try {
            Result result = imports.apply(id);
            flash.addFlashAttribute("done", "Đã nhập: %d dòng cơ quan, %d vị trí, %d lượt giữ, %d tài khoản, %d quyền, "
                    .formatted(result.bodies(), result.posts(), result.holders(), result.accounts(), result.grants())
                    + "%d dòng kế thừa, %d việc thay thế.".formatted(result.successions(), result.substitutions()));
            return new ModelAndView("redirect:/organisation");
        } catch (NotAllowedException | NotFoundException e) {
            throw e;
        } catch (DomainException e) {
            model.addAttribute("error", e.getMessage());
            return new ModelAndView(preview(id, model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private ModelAndView carryOut(String code, Model model, RedirectAttributes flash, String done, Runnable change) {
        try {
            change.run();
            flash.addFlashAttribute("done", done);
            return new ModelAndView("redirect:/organisation/bodies/" + code);
        } catch (NotAllowedException | NotFoundException e) {
            throw e;
        } catch (DomainException e) {
            model.addAttribute("errors", List.of(e.getMessage().split("\n")));
            return new ModelAndView(body(code, null, model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Somebody who opens a page reads a page. */
    @ExceptionHandler
    void refused(DomainException e, HttpServletResponse response) throws IOException {
        response.sendError((e instanceof NotAllowedException ? HttpStatus.FORBIDDEN
                : e instanceof NotFoundException ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
    }

    private static LocalDate dayOr(LocalDate without, String typed) {
        return typed == null || typed.isBlank() ? without : day("day", typed);
    }

    /** Null when nothing is typed, for the service to ask for it. */
    private static LocalDate day(String field, String typed) {
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

    private static String empty(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** As typed; the day is day/month/year. */
    record BodyForm(String from, String name, String symbol, BodyKind kind, BodyLevel level, String parent,
            String reason) {}

    /** Changes of one kind; of many only the first. */
    record Group(String label, long count, List<Map<String, String>> shown) {

        public long hidden() {
            return count - shown.size();
        }
    }
}
