package vn.directive.notification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.directive.notification.CalendarFeeds;
import vn.directive.notification.MailPreferences;
import vn.directive.notification.MailTiming;
import vn.directive.organisation.Absences;
import vn.directive.organisation.Absences.Colleague;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.TimeConfiguration;

/** What a person arranges for themselves: absence, mail, calendar. Works without scripts. */
@Controller
@RequestMapping("/personal")
class PersonalPageController {

    private static final String PAGE = "redirect:/personal";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Absences absences;
    private final MailPreferences mail;
    private final CalendarFeeds calendar;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    PersonalPageController(Absences absences, MailPreferences mail, CalendarFeeds calendar, Organisation organisation,
            CurrentUser user, Clock clock) {
        this.absences = absences;
        this.mail = mail;
        this.calendar = calendar;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model, @ModelAttribute("form") AbsenceForm form) {
        List<Colleague> colleagues = absences.colleagues();
        Map<String, String> mayBeAbsent = new LinkedHashMap<>();
        colleagues.stream().filter(c -> c.self() || c.managed())
                .forEach(c -> mayBeAbsent.putIfAbsent(c.username(), c.displayName()));
        model.addAttribute("name", organisation.displayName(user.username()));
        model.addAttribute("absentChoices", mayBeAbsent);
        model.addAttribute("substituteChoices", colleagues.stream().collect(
                Collectors.groupingBy(Colleague::bodyName, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("scopeChoices", scopes(colleagues));
        model.addAttribute("absences", absences.known());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("timings", MailTiming.values());
        model.addAttribute("timing", mail.mine());
        model.addAttribute("calendars", calendar.mine().stream().map(CalendarChoice::of).toList());
        return "personal";
    }

    private static Map<String, String> scopes(List<Colleague> colleagues) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Mọi vị trí của người vắng mặt");
        colleagues.forEach(c -> choices.putIfAbsent(c.body(), "Mọi vị trí tại " + c.bodyName()));
        Map.copyOf(choices).keySet().stream().filter(body -> !body.isEmpty()).sorted().forEach(body -> {
            for (Role role : Role.values()) {
                choices.put(body + ":" + role.name(),
                        role.label() + choices.get(body).substring("Mọi vị trí".length()));
            }
        });
        return choices;
    }

    @PostMapping("/absences")
    ModelAndView add(@ModelAttribute("form") AbsenceForm form, Model model, RedirectAttributes flash) {
        try {
            String scope = form.scope() == null ? "" : form.scope();
            absences.add(new NewSubstitution(form.absent(), emptyToNull(form.substitute()), day("from", form.from()),
                    day("to", form.to()), emptyToNull(scope.split(":")[0]), role(scope), form.reason()));
            flash.addFlashAttribute("done", "Đã ghi việc thay thế.");
            return new ModelAndView(PAGE);
        } catch (DomainException e) {
            return refused(model, form, e);
        }
    }

    @PostMapping("/absences/{id}/end")
    ModelAndView end(@PathVariable UUID id, @RequestParam String lastDay, Model model, RedirectAttributes flash) {
        try {
            absences.end(id, day("lastDay", lastDay));
            flash.addFlashAttribute("done", "Đã kết thúc việc thay thế.");
            return new ModelAndView(PAGE);
        } catch (DomainException e) {
            return refused(model, AbsenceForm.EMPTY, e);
        }
    }

    @PostMapping("/mail")
    String mail(@RequestParam MailTiming timing, RedirectAttributes flash) {
        mail.choose(timing);
        flash.addFlashAttribute("done", "Đã lưu cách nhận thư.");
        return PAGE;
    }

    @PostMapping("/calendar")
    ModelAndView createCalendar(@RequestParam(required = false) String body, Model model, RedirectAttributes flash) {
        try {
            flash.addFlashAttribute("calendarAddress", calendar.create(emptyToNull(body)));
            return new ModelAndView(PAGE + "#calendar");
        } catch (DomainException e) {
            return refused(model, AbsenceForm.EMPTY, e);
        }
    }

    @PostMapping("/calendar/revoke")
    String revokeCalendar(@RequestParam(required = false) String body, RedirectAttributes flash) {
        calendar.revoke(emptyToNull(body));
        flash.addFlashAttribute("done", "Đã thu hồi địa chỉ lịch.");
        return PAGE;
    }

    private ModelAndView refused(Model model, AbsenceForm form, DomainException refusal) {
        model.addAttribute("form", form);
        model.addAttribute("error", refusal.getMessage());
        model.addAttribute("errorField", refusal.field().orElse(""));
        return new ModelAndView(page(model, form), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

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

    private static Role role(String scope) {
        String[] parts = scope.split(":");
        try {
            return parts.length < 2 ? null : Role.of(parts[1]);
        } catch (IllegalArgumentException e) {
            throw new DomainException("scope", "Phạm vi không hợp lệ.");
        }
    }

    private static String emptyToNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** As typed; days are day/month/year. */
    record AbsenceForm(String absent, String scope, String substitute, String from, String to, String reason) {

        static final AbsenceForm EMPTY = new AbsenceForm(null, null, null, null, null, null);
    }

    /** @param since day the address in use was made, null without one */
    record CalendarChoice(String body, String label, String since) {

        static CalendarChoice of(CalendarFeeds.Feed feed) {
            return new CalendarChoice(feed.body(), feed.label(),
                    feed.since() == null ? null : feed.since().atZone(TimeConfiguration.ZONE).format(DAY));
        }
    }
}
