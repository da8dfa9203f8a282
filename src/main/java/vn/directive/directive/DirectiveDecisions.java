package vn.directive.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** Records decisions about a dossier as a whole and carries them out. */
@Service
@Transactional
public class DirectiveDecisions {

    private final JdbcClient jdbc;
    private final DirectiveRepository repository;
    private final Directives directives;
    private final DossierTenants tenants;
    private final DossierWork work;
    private final Timeline timeline;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final Clock clock;

    DirectiveDecisions(JdbcClient jdbc, DirectiveRepository repository, Directives directives, DossierTenants tenants,
            DossierWork work, Timeline timeline, Organisation organisation, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.directives = directives;
        this.tenants = tenants;
        this.work = work;
        this.timeline = timeline;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Records a decision after checking the person's right and the dossier's phase; changes nothing else.
     *
     * @param successorNumber dossier number of the successor; required for {@link DecisionKind#SUPERSEDE}, else null
     * @throws DomainException at the field at fault: {@code dossierNumber}, {@code decisionKind},
     *     {@code successorNumber}, {@code decisionSymbol} or {@code decidedOn}
     */
    public Decision record(DecisionKind kind, String dossierNumber, String reason, String symbol,
            String successorNumber, LocalDate decidedOn) {
        DirectiveView directive = known("dossierNumber", dossierNumber);
        checkRight(kind, directive);
        repository.lock(directive.id()).orElseThrow().checkStep(kind.ending());
        if (decidedOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("decidedOn", "Ngày quyết định không được sau hôm nay.");
        }
        if ((kind == DecisionKind.CANCEL || kind == DecisionKind.REPEAL) && symbol == null) {
            throw new DomainException("decisionSymbol",
                    "Cần ghi số, ký hiệu của quyết định %s.".formatted(kind.label()));
        }
        UUID successor = kind == DecisionKind.SUPERSEDE ? successor(directive, successorNumber) : null;
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into directive_decision (id, directive_id, kind, reason, symbol, successor_id, decided_on,
                    recorded_by, recorded_at)
                values (:id, :directiveId, :kind, :reason, :symbol, :successor, :decidedOn, :by, :at)
                """)
                .param("id", id).param("directiveId", directive.id()).param("kind", kind.name())
                .param("reason", reason).param("symbol", symbol).param("successor", successor)
                .param("decidedOn", decidedOn).param("by", currentUser.username())
                .param("at", Timestamp.from(clock.instant())).update();
        timeline.record(directive.id(), "decision.recorded", "Ghi nhận quyết định %s%s: %s".formatted(kind.label(),
                symbol == null ? "" : " (" + symbol + ")", reason));
        return get(id);
    }

    public Decision get(UUID decisionId) {
        return jdbc.sql("select * from directive_decision where id = :id").param("id", decisionId)
                .query(DirectiveDecisions::decision).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy quyết định."));
    }

    /** Changes the dossier as decided, tells every phase, and ends the work that is still open. */
    public void apply(UUID decisionId) {
        Decision decision = get(decisionId);
        switch (decision.kind()) {
            case CANCEL -> directives.cancel(decision.directiveId(), decision.reason(), decision.symbol());
            case SUPERSEDE -> {
                directives.replacedBy(decision.directiveId(), decision.successorId());
                end(decision, Phase.REPLACED);
            }
            case REPEAL -> end(decision, Phase.REPEALED);
            case FINAL_REVIEW -> throw new IllegalStateException("a final review is held, not applied");
        }
        work.endOpenWork(decision.directiveId(), "Có quyết định " + decision.kind().label());
    }

    /** Ends the directive because the Standing Committee said so after the final review. */
    public void closeAfterFinalReview(UUID directiveId) {
        directives.end(directiveId, Phase.CLOSED, LocalDate.now(clock), "Ban Thường vụ quyết định sau tổng kết", null);
        work.endOpenWork(directiveId, "Chỉ thị đã kết thúc sau tổng kết");
    }

    /** Keeps what the bodies were told about a decision. */
    public void announced(UUID decisionId, String text, String recipients) {
        jdbc.sql("""
                update directive_decision set announcement = :text, announced_to = :recipients, announced_by = :by,
                    announced_at = :at where id = :id
                """)
                .param("text", text).param("recipients", recipients).param("by", currentUser.username())
                .param("at", Timestamp.from(clock.instant())).param("id", decisionId).update();
        Decision decision = get(decisionId);
        timeline.record(decision.directiveId(), "decision.announced",
                "Thông báo quyết định %s tới: %s".formatted(decision.kind().label(), recipients));
    }

    private void end(Decision decision, Phase ending) {
        directives.end(decision.directiveId(), ending, decision.decidedOn(), decision.reason(), decision.symbol());
    }

    private UUID successor(DirectiveView directive, String successorNumber) {
        if (successorNumber == null) {
            throw new DomainException("successorNumber", "Cần ghi số hồ sơ của chỉ thị thay thế.");
        }
        DirectiveView successor = known("successorNumber", successorNumber);
        if (successor.id().equals(directive.id())) {
            throw new DomainException("successorNumber", "Một chỉ thị không thể tự thay thế chính nó.");
        }
        if (successor.phase() != Phase.IN_FORCE) {
            throw new DomainException("successorNumber",
                    "Hồ sơ %s đang ở giai đoạn “%s”; chỉ thị thay thế phải đã ban hành."
                            .formatted(successorNumber, successor.phase().label()));
        }
        return successor.id();
    }

    /** A restricted dossier looks like none to those who may not know of it. */
    private DirectiveView known(String field, String dossierNumber) {
        return directives.findByDossierNumber(dossierNumber)
                .filter(d -> tenants.mayKnow(d.id(), currentUser.username()))
                .orElseThrow(() -> new DomainException(field,
                        "Không có hồ sơ nào mang số “%s”.".formatted(dossierNumber)));
    }

    private void checkRight(DecisionKind kind, DirectiveView directive) {
        Set<String> groups = organisation.groupsOf(currentUser.username());
        boolean leader = groups.contains(new GroupId(directive.issuer(), Role.LEADER).toString());
        boolean office = groups.contains(new GroupId(directive.office(), Role.SPECIALIST).toString());
        if (!leader && !(office && kind.officeMayRecord())) {
            throw new NotAllowedException(kind.officeMayRecord()
                    ? "Chỉ chuyên viên Văn phòng hoặc lãnh đạo cơ quan ban hành được %s.".formatted(kind.label())
                    : "Chỉ lãnh đạo cơ quan ban hành được quyết định %s.".formatted(kind.label()));
        }
    }

    private static Decision decision(ResultSet row, int index) throws SQLException {
        return new Decision(row.getObject("id", UUID.class), row.getObject("directive_id", UUID.class),
                DecisionKind.valueOf(row.getString("kind")), row.getString("reason"), row.getString("symbol"),
                row.getObject("successor_id", UUID.class), row.getObject("decided_on", LocalDate.class));
    }

    /** A recorded decision. */
    public record Decision(UUID id, UUID directiveId, DecisionKind kind, String reason, String symbol,
            UUID successorId, LocalDate decidedOn) {}
}
