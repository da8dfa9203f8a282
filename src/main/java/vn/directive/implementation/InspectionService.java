package vn.directive.implementation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.implementation.ImplementationEvents.InspectionConcluded;
import vn.directive.organisation.Body;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** Inspection and supervision of one body: planned, approved, carried out, answered, concluded, remedied. */
@Service
@Transactional
public class InspectionService implements Inspections {

    private static final String VIEW = """
            select id, directive_id, body, owner, state, reason, reason_note, contents, team, starts_on, ends_on,
                   return_note, self_check, explanation, conclusion, remedy_due_on, remedy_report, remedy_note,
                   remedy_refusals, proposed_at, concluded_at
            from inspection
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CurrentUser currentUser;
    private final Organisation organisation;
    private final Directives directives;
    private final Documents documents;
    private final Timeline timeline;
    private final InspectionWorkflow workflow;
    private final ApplicationEventPublisher events;

    InspectionService(JdbcClient jdbc, Clock clock, CurrentUser currentUser, Organisation organisation,
            Directives directives, Documents documents, Timeline timeline, InspectionWorkflow workflow,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.currentUser = currentUser;
        this.organisation = organisation;
        this.directives = directives;
        this.documents = documents;
        this.timeline = timeline;
        this.workflow = workflow;
        this.events = events;
    }

    /**
     * Checks that a directive can be inspected at all and by the acting person.
     *
     * @throws DomainException when it is not in force
     * @throws NotAllowedException when a person of another body asks
     */
    @Transactional(readOnly = true)
    public DirectiveView inspectable(UUID directiveId) {
        DirectiveView directive = directives.get(directiveId);
        if (directive.phase() != Phase.IN_FORCE) {
            throw new DomainException("dossier", "Chỉ kiểm tra khi chỉ thị đang có hiệu lực; hồ sơ %s đang ở “%s”."
                    .formatted(directive.dossierNumber(), directive.phase().label()));
        }
        String user = currentUser.username();
        Set<String> bodies = organisation.bodiesOf(user);
        if (!"system".equals(user) && !bodies.contains(directive.leadBody()) && !bodies.contains(directive.issuer())) {
            throw new NotAllowedException("Chỉ cơ quan chủ trì hoặc cơ quan ban hành chỉ thị được đề xuất kiểm tra.");
        }
        return directive;
    }

    /**
     * Codes of the bodies that a person named, by code or by full name, each once.
     *
     * @throws DomainException at one that fits no body
     */
    @Transactional(readOnly = true)
    public List<String> bodies(List<String> typed) {
        return typed.stream().filter(name -> !name.isBlank()).map(name -> organisation.named(name).map(Body::code)
                .orElseThrow(() -> new DomainException("bodyCodes",
                        "Không có cơ quan nào tên hoặc mã là “%s”.".formatted(name.strip())))).distinct().toList();
    }

    /** Proposes an inspection and brings it to the lead body; for use outside a start form. */
    public UUID propose(UUID directiveId, String body, Plan plan, Reason reason, String reasonNote) {
        DirectiveView directive = inspectable(directiveId);
        UUID id = register(directiveId, body, plan, reason, reasonNote);
        workflow.start(id, body, directive);
        return id;
    }

    /**
     * Records a proposal whose work is already running.
     *
     * @throws DomainException when the body does not exist
     */
    public UUID register(UUID directiveId, String body, Plan plan, Reason reason, String reasonNote) {
        if (organisation.find(body).isEmpty()) {
            throw new DomainException("bodyCodes", "Không có cơ quan nào mang mã “%s”.".formatted(body));
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into inspection (id, directive_id, body, state, reason, reason_note, contents, team, starts_on,
                       ends_on, proposed_at, proposed_by)
                values (:id, :directiveId, :body, 'PROPOSED', :reason, :note, :contents, :team, :startsOn, :endsOn,
                       :at, :by)
                """)
                .param("id", id).param("directiveId", directiveId).param("body", body).param("reason", reason.name())
                .param("note", reasonNote).param("contents", plan.contents()).param("team", plan.team())
                .param("startsOn", plan.startsOn()).param("endsOn", plan.endsOn()).param("at", now())
                .param("by", currentUser.username()).update();
        return id;
    }

    public void plan(UUID id, Plan plan) {
        move(id, InspectionState.PLANNED);
        jdbc.sql("""
                update inspection set contents = :contents, team = :team, starts_on = :startsOn, ends_on = :endsOn
                where id = :id
                """)
                .param("contents", plan.contents()).param("team", plan.team()).param("startsOn", plan.startsOn())
                .param("endsOn", plan.endsOn()).param("id", id).update();
    }

    public void approve(UUID id) {
        InspectionView inspection = move(id, InspectionState.APPROVED);
        jdbc.sql("update inspection set approved_at = :at, approved_by = :by, return_note = null where id = :id")
                .param("at", now()).param("by", currentUser.username()).param("id", id).update();
        timeline.record(inspection.directiveId(), "inspection.approved",
                "Duyệt kế hoạch kiểm tra " + name(inspection));
    }

    public void sendBack(UUID id, String note) {
        move(id, InspectionState.PROPOSED);
        set(id, "return_note", note);
    }

    public void recordSelfCheck(UUID id, String text) {
        move(id, InspectionState.SELF_CHECKED);
        set(id, "self_check", text);
    }

    /** @param findings empty when nothing was found */
    public void recordFindings(UUID id, List<Finding> findings) {
        move(id, InspectionState.RECORDED);
        for (int i = 0; i < findings.size(); i++) {
            jdbc.sql("insert into inspection_finding values (:id, :position, :what, :evidence)")
                    .param("id", id).param("position", i + 1).param("what", findings.get(i).what())
                    .param("evidence", findings.get(i).evidence()).update();
        }
    }

    public void explain(UUID id, String text) {
        move(id, InspectionState.EXPLAINED);
        set(id, "explanation", text);
    }

    /**
     * Concludes; without remedies the inspection ends here.
     *
     * @return the last deadline of the remedies, empty when there are none
     */
    public Optional<LocalDate> conclude(UUID id, String conclusion, List<Remedy> remedies) {
        LocalDate today = LocalDate.now(clock);
        remedies.stream().filter(r -> !r.dueOn().isAfter(today)).findFirst().ifPresent(r -> {
            throw new DomainException("remedyRows", "Hạn khắc phục “%s” phải sau hôm nay.".formatted(r.what()));
        });
        InspectionView inspection = move(id, remedies.isEmpty() ? InspectionState.NO_FAULT : InspectionState.REMEDYING);
        for (int i = 0; i < remedies.size(); i++) {
            jdbc.sql("insert into inspection_remedy (inspection_id, position, what, due_on) "
                    + "values (:id, :p, :what, :due)")
                    .param("id", id).param("p", i + 1).param("what", remedies.get(i).what())
                    .param("due", remedies.get(i).dueOn()).update();
        }
        Optional<LocalDate> due = remedies.stream().map(Remedy::dueOn).max(Comparator.naturalOrder());
        UUID document = documents.create(new Documents.NewDocument(inspection.directiveId(),
                DocumentKind.INSPECTION_CONCLUSION, "Kết luận kiểm tra " + name(inspection),
                directives.get(inspection.directiveId()).issuer()));
        documents.addText(document, DocumentKind.INSPECTION_CONCLUSION.label(), conclusion);
        jdbc.sql("""
                update inspection set conclusion = :conclusion, concluded_at = :at, concluded_by = :by,
                       conclusion_document_id = :document, remedy_due_on = :due,
                       closed_at = case when cast(:due as date) is null then cast(:at as timestamptz) end
                where id = :id
                """)
                .param("conclusion", conclusion).param("at", now()).param("by", currentUser.username())
                .param("document", document).param("due", due.orElse(null), java.sql.Types.DATE)
                .param("id", id).update();
        timeline.record(inspection.directiveId(), "inspection.concluded", "Kết luận kiểm tra %s: %s".formatted(
                name(inspection), remedies.isEmpty() ? "không có sai sót"
                : remedies.size() + " việc phải khắc phục"));
        events.publishEvent(new InspectionConcluded(inspection.directiveId(), id, inspection.body(),
                due.orElse(null)));
        return due;
    }

    public void reportRemedy(UUID id, String report) {
        move(id, InspectionState.REMEDY_REPORTED);
        set(id, "remedy_report", report);
    }

    public void confirmRemedy(UUID id) {
        InspectionView inspection = move(id, InspectionState.REMEDIED);
        jdbc.sql("update inspection set closed_at = :at where id = :id").param("at", now()).param("id", id).update();
        jdbc.sql("update inspection_remedy set done_at = :at where inspection_id = :id")
                .param("at", now()).param("id", id).update();
        timeline.record(inspection.directiveId(), "inspection.remedied",
                "%s đã khắc phục xong theo kết luận kiểm tra".formatted(name(inspection)));
    }

    /** @param newDueOn until when the body has to finish; after today */
    public void remedyNotYetDone(UUID id, String note, LocalDate newDueOn) {
        if (!newDueOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("newDueOn", "Hạn khắc phục mới phải sau hôm nay.");
        }
        move(id, InspectionState.REMEDYING);
        jdbc.sql("""
                update inspection set remedy_note = :note, remedy_due_on = :due, remedy_refusals = remedy_refusals + 1
                where id = :id
                """)
                .param("note", note).param("due", newDueOn).param("id", id).update();
    }

    @EventListener
    public void withdraw(DirectiveEvents.Ended ended) {
        int open = jdbc.sql("""
                update inspection set state = 'WITHDRAWN', closed_at = :at
                where directive_id = :id and state not in ('NO_FAULT', 'REMEDIED', 'WITHDRAWN')
                """)
                .param("at", now()).param("id", ended.directiveId()).update();
        if (open > 0) {
            workflow.withdrawAll(ended.directiveId());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<InspectionView> ofDirective(UUID directiveId) {
        return jdbc.sql(VIEW + "where directive_id = :id order by proposed_at, body")
                .param("id", directiveId).query(InspectionView.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public InspectionView get(UUID id) {
        return jdbc.sql(VIEW + "where id = :id").param("id", id).query(InspectionView.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy cuộc kiểm tra."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> findings(UUID id) {
        return jdbc.sql("select what, evidence from inspection_finding where inspection_id = :id order by position")
                .param("id", id).query(Finding.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Remedy> remedies(UUID id) {
        return jdbc.sql("select what, due_on, done_at from inspection_remedy where inspection_id = :id "
                + "order by position")
                .param("id", id).query(Remedy.class).list();
    }

    private InspectionView move(UUID id, InspectionState to) {
        InspectionView inspection = jdbc.sql(VIEW + "where id = :id for update").param("id", id)
                .query(InspectionView.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy cuộc kiểm tra."));
        inspection.state().requireMoveTo(to);
        set(id, "state", to.name());
        return inspection;
    }

    /** @param column a name from this class, never from outside */
    private void set(UUID id, String column, String value) {
        jdbc.sql("update inspection set " + column + " = :value where id = :id")
                .param("value", value).param("id", id).update();
    }

    private String name(InspectionView inspection) {
        return Organisation.called(organisation.names(List.of(inspection.body(), inspection.owner())),
                inspection.body(), inspection.owner());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
