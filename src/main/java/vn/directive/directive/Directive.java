package vn.directive.directive;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.shared.DomainException;

/** One dossier. Every change of phase goes through the table of allowed steps. */
final class Directive {

    private static final Map<Phase, Set<Phase>> ALLOWED = allowed();
    private static final Set<String> URGENCIES = Set.of("NORMAL", "URGENT", "VERY_URGENT", "IMMEDIATE");
    private static final Set<String> SOURCES = Set.of("MEETING", "SUPERIOR_DOCUMENT", "PROPOSAL");
    private static final Set<String> ROUND_MODES = Set.of("WRITTEN", "CONFERENCE", "GRASSROOTS");

    private final UUID id;
    private final String dossierNumber;
    private Phase phase;
    private String leadBody;
    private LocalDate draftDeadline;
    private String symbol;
    private LocalDate issuedOn;
    private LocalDate endedOn;
    private String endReason;
    private String endDecisionSymbol;

    Directive(DirectiveView row) {
        this.id = row.id();
        this.dossierNumber = row.dossierNumber();
        this.phase = row.phase();
        this.leadBody = row.leadBody();
        this.draftDeadline = row.draftDeadline();
        this.symbol = row.symbol();
        this.issuedOn = row.issuedOn();
        this.endedOn = row.endedOn();
    }

    /** Where a new dossier starts: without a working meeting, the conclusion notice is the first step. */
    static Phase firstPhase(String source) {
        return "MEETING".equals(source) ? Phase.MEETING : Phase.CONCLUSION;
    }

    static void check(NewDirective directive) {
        required("subject", "Trích yếu", directive.subject());
        required("reason", "Lý do, căn cứ ban hành", directive.reason());
        required("issuer", "Cơ quan ban hành", directive.issuer());
        required("leadBody", "Cơ quan chủ trì", directive.leadBody());
        required("office", "Văn phòng", directive.office());
        required("standingBoard", "Thường trực", directive.standingBoard());
        oneOf("urgency", "Độ khẩn", directive.urgency(), URGENCIES);
        oneOf("source", "Nguồn đề xuất", directive.source(), SOURCES);
        directive.roundModes().forEach(mode -> oneOf("roundModes", "Hình thức lấy ý kiến", mode, ROUND_MODES));
    }

    /** @return true when the phase changed; entering the present phase again changes nothing */
    boolean enter(Phase next) {
        if (phase == next) {
            return false;
        }
        if (next == Phase.IN_FORCE || next.isEnded()) {
            throw refused(next);
        }
        step(next);
        return true;
    }

    void assignDraft(String leadBody, LocalDate draftDeadline) {
        if (!phase.isBeforeIssuance()) {
            throw new DomainException("Hồ sơ %s đang ở giai đoạn “%s”, không giao lại việc soạn thảo được."
                    .formatted(dossierNumber, phase.label()));
        }
        this.leadBody = leadBody;
        this.draftDeadline = draftDeadline;
    }

    void issued(String symbol, LocalDate issuedOn) {
        step(Phase.IN_FORCE);
        this.symbol = symbol;
        this.issuedOn = issuedOn;
    }

    void end(Phase ending, LocalDate endedOn, String reason, String decisionSymbol) {
        if (ending == Phase.CANCELLED || !ending.isEnded()) {
            throw new IllegalArgumentException("not an ending of a directive in force: " + ending);
        }
        if (phase == Phase.IN_FORCE && endedOn.isBefore(issuedOn)) {
            throw new DomainException("decidedOn", "Ngày hết hiệu lực không được trước ngày ban hành của chỉ thị %s."
                    .formatted(symbol));
        }
        step(ending);
        finish(endedOn, reason, decisionSymbol);
    }

    void cancel(LocalDate endedOn, String reason, String decisionSymbol) {
        step(Phase.CANCELLED);
        finish(endedOn, reason, decisionSymbol);
    }

    /** @throws DomainException when the step is not allowed from the present phase */
    void checkStep(Phase next) {
        if (!ALLOWED.get(phase).contains(next)) {
            throw refused(next);
        }
    }

    private void step(Phase next) {
        checkStep(next);
        phase = next;
    }

    private void finish(LocalDate endedOn, String reason, String decisionSymbol) {
        this.endedOn = endedOn;
        this.endReason = reason;
        this.endDecisionSymbol = decisionSymbol;
    }

    private DomainException refused(Phase next) {
        return new DomainException("Hồ sơ %s đang ở giai đoạn “%s”, không chuyển sang “%s” được."
                .formatted(dossierNumber, phase.label(), next.label()));
    }

    private static void required(String field, String label, String value) {
        if (value == null || value.isBlank()) {
            throw new DomainException(field, "“%s”: bắt buộc nhập.".formatted(label));
        }
    }

    private static void oneOf(String field, String label, String value, Set<String> values) {
        if (value == null || !values.contains(value)) {
            throw new DomainException(field, "“%s”: có giá trị ngoài danh sách.".formatted(label));
        }
    }

    /** Returns lead back from consultation and issuance to an earlier step; nothing leads out of an ending. */
    private static Map<Phase, Set<Phase>> allowed() {
        Map<Phase, Set<Phase>> table = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            table.put(phase, Set.of());
        }
        table.put(Phase.MEETING, Set.of(Phase.CONCLUSION, Phase.CANCELLED));
        table.put(Phase.CONCLUSION, Set.of(Phase.DRAFTING, Phase.CANCELLED));
        table.put(Phase.DRAFTING, Set.of(Phase.CONSULTATION, Phase.ISSUANCE, Phase.CANCELLED));
        table.put(Phase.CONSULTATION, Set.of(Phase.DRAFTING, Phase.ISSUANCE, Phase.CANCELLED));
        table.put(Phase.ISSUANCE, Set.of(Phase.DRAFTING, Phase.CONSULTATION, Phase.IN_FORCE, Phase.CANCELLED));
        table.put(Phase.IN_FORCE, Set.of(Phase.CLOSED, Phase.REPLACED, Phase.REPEALED));
        return table;
    }

    UUID id() {
        return id;
    }

    Phase phase() {
        return phase;
    }

    String leadBody() {
        return leadBody;
    }

    LocalDate draftDeadline() {
        return draftDeadline;
    }

    String symbol() {
        return symbol;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    String endReason() {
        return endReason;
    }

    String endDecisionSymbol() {
        return endDecisionSymbol;
    }
}
