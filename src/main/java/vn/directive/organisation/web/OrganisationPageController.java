package vn.directive.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import vn.directive.organisation.Role;
import vn.directive.organisation.SuccessionKind;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** The organisation for administrators: as of any day, a body with its history, files in and out. No scripts. */
@Controller
@RequestMapping("/organisation")
class OrganisationPageController extends AdministratorPages {

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
        LocalDate asOf = dayOr(LocalDate.now(clock), day, model);
        boolean searching = text != null && !text.isBlank();
        model.addAttribute("day", DAY.format(asOf));
        model.addAttribute("text", text);
        model.addAttribute("searching", searching);
        model.addAttribute("nodes", searching ? register.search(text, asOf) : register.children(null, asOf));
        return new ModelAndView("organisation", model.asMap(), status(model));
    }

    @GetMapping("/bodies/{code}")
    ModelAndView body(@PathVariable String code, @RequestParam(required = false) String day, Model model) {
        LocalDate asOf = dayOr(LocalDate.now(clock), day, model);
        return new ModelAndView(body(code, asOf, model), model.asMap(), status(model));
    }

    private String body(String code, LocalDate asOf, Model model) {
        OrganisationRegister.Life life = register.life(code, asOf);
        model.addAttribute("life", life);
        model.addAttribute("asOf", asOf);
        model.addAttribute("day", DAY.format(asOf));
        model.addAttribute("nodes", register.children(code, asOf));
        model.addAttribute("kinds", BodyKind.values());
        model.addAttribute("levels", BodyLevel.values());
        model.addAttribute("charges", Charge.values());
        model.addAttribute("roles", Role.values());
        model.addAttribute("successionKinds", SuccessionKind.values());
        return "organisation-body";
    }

    /** Codes are capitals, so no body is called this. */
    @GetMapping("/bodies/new")
    String newBody(@RequestParam(required = false) String parent, Model model) {
        register.children(null, LocalDate.now(clock));
        model.addAttribute("kinds", BodyKind.values());
        model.addAttribute("levels", BodyLevel.values());
        model.addAttribute("today", DAY.format(LocalDate.now(clock)));
        model.addAttribute("parent", parent);
        return "organisation-new-body";
    }

    @PostMapping("/bodies")
    ModelAndView add(@ModelAttribute BodyForm form, @RequestParam(required = false) String code,
            HttpServletRequest request, Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã thêm cơ quan.");
        return carryOut("new", request, model, () -> register.add(form.body(empty(code)), new Reason(form.reason())),
                "/organisation/bodies/" + empty(code), again -> newBody(null, again));
    }

    @PostMapping("/bodies/{code}")
    ModelAndView change(@PathVariable String code, @ModelAttribute BodyForm form, HttpServletRequest request,
            Model model, RedirectAttributes flash) {
        return ofBody(code, "change", request, model, flash, "Đã lưu thay đổi của cơ quan.",
                () -> register.change(form.body(code), form.seen(), new Reason(form.reason())));
    }

    @PostMapping("/bodies/{code}/end")
    ModelAndView end(@PathVariable String code, @ModelAttribute EndForm form, HttpServletRequest request, Model model,
            RedirectAttributes flash) {
        return ofBody(code, "end", request, model, flash, "Đã ghi ngày kết thúc của cơ quan.", () -> register.end(code,
                day("lastDay", form.lastDay()), form.seen(), new Reason(form.reason())));
    }

    @PostMapping("/bodies/{code}/successions")
    ModelAndView succeed(@PathVariable String code, @RequestParam(required = false) SuccessionKind kind,
            @RequestParam(required = false) String successor, @RequestParam(required = false) String effectiveOn,
            @ModelAttribute EndForm form, HttpServletRequest request, Model model, RedirectAttributes flash) {
        return ofBody(code, "succession", request, model, flash, "Đã ghi việc kế thừa.", () -> register.succeed(code,
                empty(successor), kind, day("effectiveOn", effectiveOn), form.reason(), form.seen()));
    }

    @PostMapping("/bodies/{code}/posts")
    ModelAndView addPost(@PathVariable String code, @RequestParam(required = false) Role role,
            @RequestParam(required = false) String title, @ModelAttribute HolderForm form, HttpServletRequest request,
            Model model, RedirectAttributes flash) {
        return ofBody(code, "post", request, model, flash, "Đã thêm vị trí.", () -> register.addPost(code, role,
                title, day("from", form.from()), empty(form.username()), form.seen(), new Reason(form.reason())));
    }

    @PostMapping("/bodies/{code}/posts/end")
    ModelAndView endPost(@PathVariable String code, @RequestParam String post, @ModelAttribute EndForm form,
            HttpServletRequest request, Model model, RedirectAttributes flash) {
        return ofBody(code, "end " + post, request, model, flash, "Đã ghi ngày kết thúc của vị trí.",
                () -> register.endPost(post, day("lastDay", form.lastDay()), form.seen(), new Reason(form.reason())));
    }

    @PostMapping("/bodies/{code}/posts/holder")
    ModelAndView appoint(@PathVariable String code, @RequestParam String post,
            @RequestParam(required = false) Charge charge, @ModelAttribute HolderForm form, HttpServletRequest request,
            Model model, RedirectAttributes flash) {
        return ofBody(code, "holder " + post, request, model, flash, "Đã ghi người giữ vị trí.",
                () -> register.appoint(post, form.username(), day("from", form.from()), charge, form.seen(),
                        new Reason(form.reason())));
    }

    private ModelAndView ofBody(String code, String form, HttpServletRequest request, Model model,
            RedirectAttributes flash, String done, Runnable change) {
        flash.addFlashAttribute("done", done);
        return carryOut(form, request, model, change, "/organisation/bodies/" + code,
                again -> body(code, LocalDate.now(clock), again));
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

    /** As typed; the day is day/month/year. @param seen stamp of what was on the page, null for a new body */
    record BodyForm(String from, String name, String symbol, BodyKind kind, BodyLevel level, String parent,
            String seen, String reason) {

        private Body body(String code) {
            return new Body(code, empty(name), empty(symbol), kind, level, empty(parent), day("from", from), null);
        }
    }

    /** As typed. */
    record EndForm(String lastDay, String seen, String reason) {}

    /** As typed. */
    record HolderForm(String username, String from, String seen, String reason) {}

    /** Changes of one kind; of many only the first. */
    record Group(String label, long count, List<Map<String, String>> shown) {

        public long hidden() {
            return count - shown.size();
        }
    }
}
