package vn.directive.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.shared.TimeConfiguration;

/** Words that notices share. */
@Component
class Wording {

    private static final ZoneId ZONE = TimeConfiguration.ZONE;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));

    private final Directives directives;

    Wording(Directives directives) {
        this.directives = directives;
    }

    /** What to call each dossier, by id. */
    Map<UUID, String> dossiers(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        ids.stream().filter(id -> id != null).distinct().forEach(id -> names.put(id, dossier(directives.get(id))));
        return names;
    }

    /** Mail leaves the house, so the subject of a restricted dossier is not in it. */
    static String dossier(DirectiveView directive) {
        String name = directive.symbol() == null ? "Hồ sơ " + directive.dossierNumber()
                : "Hồ sơ %s (Chỉ thị %s)".formatted(directive.dossierNumber(), directive.symbol());
        return directive.restricted() ? name + " – hồ sơ hạn chế, nội dung chỉ xem trong hệ thống"
                : name + ": " + directive.subject();
    }

    /** A sentence, or nothing for a task without a due date. */
    static String due(Instant dueAt) {
        return dueAt == null ? "" : "\nHạn xử lý: %s.".formatted(DAY.format(dueAt.atZone(ZONE)));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Labels in models are broken into lines. */
    static String oneLine(String name) {
        return name == null ? "" : name.replaceAll("\\s+", " ").strip();
    }
}
