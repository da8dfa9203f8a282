package vn.directive.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.AuditVerifier;
import vn.directive.audit.Capacity;
import vn.directive.audit.Verification;
import vn.directive.monitoring.AuditExport;
import vn.directive.monitoring.AuditQueries;
import vn.directive.monitoring.AuditQueries.AuditFilter;
import vn.directive.monitoring.AuditQueries.Entry;
import vn.directive.monitoring.AuditWords;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** "Nhật ký": who did what, for managers and administrators; others find no such page. Works without scripts. */
@Controller
@RequestMapping("/audit")
class AuditPageController {

    private static final int SHOWN = 50;
    private static final String PAGE = "redirect:/audit";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final AuditQueries audit;
    private final AuditExport export;
    private final AuditVerifier verifier;
    private final AuditTrail trail;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    AuditPageController(AuditQueries audit, AuditExport export, AuditVerifier verifier, AuditTrail trail,
            Organisation organisation, CurrentUser user, Clock clock) {
        this.audit = audit;
        this.export = export;
        this.verifier = verifier;
        this.trail = trail;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model, @ModelAttribute("form") FilterForm form, @RequestParam(required = false) Long before,
            HttpServletResponse response) throws IOException {
        if (!audit.mayRead()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return null;
        }
        List<Entry> entries = List.of();
        try {
            entries = audit.page(form.toFilter(), before, SHOWN + 1);
        } catch (DomainException e) {
            model.addAttribute("error", e.getMessage());
            model.addAttribute("errorField", e.field().orElse(""));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        AuditVerifier.State state = verifier.state();
        model.addAttribute("name", organisation.displayName(user.username()));
        model.addAttribute("actions", actions());
        model.addAttribute("entries", entries.stream().limit(SHOWN).map(this::row).toList());
        model.addAttribute("older", entries.size() > SHOWN
                ? form.address("/audit", "before", String.valueOf(entries.get(SHOWN - 1).seq())) : null);
        model.addAttribute("newest", before == null ? null : form.address("/audit", "", null));
        model.addAttribute("csv", form.address("/audit/export", "format", "CSV"));
        model.addAttribute("xlsx", form.address("/audit/export", "format", "XLSX"));
        model.addAttribute("sealedTo", moment(state.sealedTo()));
        model.addAttribute("unsealed", state.unsealed());
        model.addAttribute("checkedAt", moment(state.checkedAt()));
        model.addAttribute("faults", state.faults());
        model.addAttribute("firstFault", audit.mayVerify() ? state.firstFault() : null);
        model.addAttribute("mayVerify", audit.mayVerify());
        return "audit";
    }

    @PostMapping("/verify")
    String verify(HttpServletResponse response, RedirectAttributes flash) throws IOException {
        if (!audit.mayVerify()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return null;
        }
        Verification result = verifier.verifyAndKeep();
        flash.addFlashAttribute("verification", result);
        return PAGE;
    }

    @GetMapping("/export")
    void export(@ModelAttribute("form") FilterForm form, @RequestParam Format format, HttpServletResponse response)
            throws IOException {
        if (!audit.mayRead()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        AuditFilter filter = form.toFilter();
        trail.note(AuditAction.EXPORT_AUDIT, new Subject("audit", "*", null), Capacity.of("reader"),
                form.described(format.name()));
        response.setContentType(format.mediaType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("nhat-ky-%s.%s".formatted(LocalDate.now(clock), format.name().toLowerCase(Locale.ROOT)))
                .build().toString());
        if (format == Format.XLSX) {
            export.xlsx(filter, response.getOutputStream());
        } else {
            export.csv(filter, response.getOutputStream());
        }
    }

    private Map<String, String> actions() {
        boolean all = audit.mayVerify();
        Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(AuditAction.values()).filter(action -> all || action.isBusiness())
                .forEach(action -> choices.put(action.code(), action.label()));
        return choices;
    }

    private Row row(Entry entry) {
        return new Row(entry, moment(entry.at()), AuditWords.action(entry), AuditWords.capacity(entry),
                AuditWords.details(entry));
    }

    private String moment(Instant at) {
        return at == null ? null : MOMENT.format(at.atZone(clock.getZone()));
    }

    /** Files of the filtered rows. */
    enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    record Row(Entry entry, String at, String action, String capacity, List<String> details) {}

    /** As typed; days are day/month/year. */
    record FilterForm(String from, String to, String person, String action, String dossier, String body,
            String address) {

        AuditFilter toFilter() {
            return new AuditFilter(day("from", from), day("to", to), text(person), text(action), text(dossier),
                    text(body), text(address));
        }

        /** With what was typed and one more parameter. */
        String address(String path, String name, String value) {
            Map<String, String> parameters = filled();
            put(parameters, name, value);
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            parameters.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
            return address.encode().buildAndExpand(parameters).toUriString();
        }

        Map<String, String> described(String format) {
            Map<String, String> described = filled();
            // What was looked for may be the number or the subject of a restricted dossier; the entry is for others.
            described.replace("dossier", "…");
            described.put("format", format);
            return described;
        }

        private Map<String, String> filled() {
            Map<String, String> filled = new LinkedHashMap<>();
            put(filled, "from", from);
            put(filled, "to", to);
            put(filled, "person", person);
            put(filled, "action", action);
            put(filled, "dossier", dossier);
            put(filled, "body", body);
            put(filled, "address", address);
            return filled;
        }

        private static void put(Map<String, String> filled, String name, String value) {
            if (text(value) != null) {
                filled.put(name, text(value));
            }
        }

        private static String text(String typed) {
            return typed == null || typed.isBlank() ? null
                    : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        }

        private static LocalDate day(String field, String typed) {
            if (text(typed) == null) {
                return null;
            }
            try {
                return LocalDate.parse(text(typed), TYPED);
            } catch (DateTimeParseException e) {
                throw new DomainException(field, "Ngày “%s” chưa đúng; hãy ghi ngày/tháng/năm, ví dụ 25/12/2026."
                        .formatted(typed.strip()));
            }
        }
    }
}
