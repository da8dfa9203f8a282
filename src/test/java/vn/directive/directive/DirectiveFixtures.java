package vn.directive.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.directive.directive.Directives.NewDirective;

/** Valid dossiers for tests, with the values of the reference case. */
public final class DirectiveFixtures {

    public static final String SUBJECT = "Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo trong tình hình mới";
    public static final String SYMBOL = "22-CT/TU";
    public static final LocalDate ISSUED_ON = LocalDate.of(2023, 10, 12);

    private static final List<Phase> ORDER = List.of(Phase.CONCLUSION, Phase.DRAFTING, Phase.CONSULTATION,
            Phase.ISSUANCE);

    private DirectiveFixtures() {}

    public static NewDirective aDirective() {
        return new NewDirective(SUBJECT, "Kết luận buổi làm việc với ngành dân vận", "BTVTU", "BDVTU", "VPTU", "TTTU",
                "NORMAL", "MEETING", List.of("WRITTEN", "CONFERENCE", "GRASSROOTS"), null, null);
    }

    /** A dossier that went through every phase up to the wanted one (at most {@link Phase#IN_FORCE}). */
    public static UUID openAt(Directives directives, Phase wanted) {
        UUID id = directives.open(aDirective());
        for (Phase phase : ORDER) {
            if (phase.ordinal() <= wanted.ordinal()) {
                directives.enter(id, phase);
            }
        }
        if (wanted == Phase.IN_FORCE) {
            directives.issued(id, SYMBOL, ISSUED_ON);
        }
        return id;
    }
}
