package vn.directive.implementation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import vn.directive.directive.PlanOpening;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.implementation.ImplementationEvents.PlanRequested;
import vn.directive.implementation.ImplementationEvents.PlanReviewed;
import vn.directive.implementation.ImplementationEvents.PlanWithdrawn;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.WorkingCalendar;

/** Plans of the addressed bodies: asked for once, drafted, signed, reviewed. */
@Service
@Transactional
public class PlanService implements PlanOpening, Plans {

    /** Days to make a plan, unless the directive says otherwise. */
    private static final int WORKING_DAYS_TO_PLAN = 15;
    private static final int MOST_COMPARED = 200;
    private static final String VIEW = """
            select id, directive_id, body, owner, state, due_on, responsible_office, assignment_note, plan_text,
                   document_id, copied_share, copied_from, submitted_at, remarks, returns
            from implementation_plan
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private final CurrentUser currentUser;
    private final Organisation organisation;
    private final Directives directives;
    private final Documents documents;
    private final DocumentText documentText;
    private final Timeline timeline;
    private final PlanWorkflow workflow;
    private final ApplicationEventPublisher events;

    PlanService(JdbcClient jdbc, Clock clock, WorkingCalendar calendar, CurrentUser currentUser,
            Organisation organisation, Directives directives, Documents documents, DocumentText documentText,
            Timeline timeline, PlanWorkflow workflow, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.organisation = organisation;
        this.directives = directives;
        this.documents = documents;
        this.documentText = documentText;
        this.timeline = timeline;
        this.workflow = workflow;
        this.events = events;
    }

    @Override
    public boolean openNext(UUID directiveId, int size) {
        Set<String> asked = jdbc.sql("""
                select body from implementation_plan where directive_id = :id
                union select owner from implementation_plan where directive_id = :id""")
                .param("id", directiveId).query(String.class).set();
        List<String> next = directives.addressedBodies(directiveId).stream().filter(b -> !asked.contains(b)).toList();
        DirectiveView directive = directives.get(directiveId);
        LocalDate dueOn = calendar.plus(LocalDate.now(clock), WORKING_DAYS_TO_PLAN);
        next.stream().limit(size).forEach(body -> open(directive, body, dueOn));
        return next.size() > size;
    }

    private void open(DirectiveView directive, String body, LocalDate dueOn) {
        UUID planId = UUID.randomUUID();
        int inserted = jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on)
                values (:id, :directiveId, :body, 'REQUESTED', :at, :dueOn)
                on conflict (directive_id, body) do nothing
                """)
                .param("id", planId).param("directiveId", directive.id()).param("body", body)
                .param("at", now()).param("dueOn", dueOn).update();
        if (inserted == 1) {
            workflow.start(planId, body, directive);
            events.publishEvent(new PlanRequested(directive.id(), planId, body, dueOn));
        }
    }

    /** The leader hands the plan to an office of the body. */
    public void assign(UUID planId, String office, String note) {
        move(planId, PlanState.DRAFTING);
        jdbc.sql("""
                update implementation_plan set responsible_office = :office, assignment_note = :note,
                       drafting_since = :at where id = :id
                """)
                .param("office", office).param("note", note).param("at", now()).param("id", planId).update();
    }

    /**
     * Keeps the specialist's plan and measures how much of it is copied.
     *
     * @param text content of the plan, or empty when a file was uploaded to the dossier in this cycle
     * @throws DomainException when there are no tasks, or neither text nor file
     */
    public void draft(UUID planId, List<PlanTask> tasks, Optional<String> text) {
        if (tasks.isEmpty()) {
            throw new DomainException("taskRows", "Cần ít nhất một nhiệm vụ của đơn vị.");
        }
        PlanView plan = move(planId, PlanState.DRAFTED);
        replaceTasks(planId, tasks);
        DocumentView document = text.map(t -> store(plan, t)).or(() -> uploaded(plan)).orElseThrow(
                () -> new DomainException("planText", "Chưa có văn bản kế hoạch: tải tệp lên thẻ Hồ sơ (loại “"
                        + DocumentKind.PLAN.label() + "”) hoặc dán nội dung vào ô này."));
        String words = tasksAsText(tasks) + "\n" + text.or(() -> documentText.of(document)).orElse("");
        Copied copied = measure(plan, words);
        jdbc.sql("""
                update implementation_plan set plan_text = :text, measured_text = :words, document_id = :documentId,
                       document_version = :version, copied_share = :share, copied_from = :source where id = :id
                """)
                .param("text", text.orElse(null)).param("words", words).param("documentId", document.id())
                .param("version", document.version()).param("share", copied.share())
                .param("source", copied.source()).param("id", planId).update();
    }

    /** The leader signs; the plan goes to the lead body. */
    public void sign(UUID planId) {
        move(planId, PlanState.SUBMITTED);
        jdbc.sql("update implementation_plan set submitted_at = :at, signed_by = :by where id = :id")
                .param("at", now()).param("by", currentUser.username()).param("id", planId).update();
    }

    /** The leader or the lead body sends the plan back to its author. */
    public void sendBack(UUID planId, String remarks) {
        PlanState before = get(planId).state();
        PlanView plan = move(planId, PlanState.DRAFTING);
        jdbc.sql("""
                update implementation_plan set remarks = :remarks, returns = returns + 1, drafting_since = :at
                where id = :id
                """)
                .param("remarks", remarks).param("at", now()).param("id", planId).update();
        if (before == PlanState.SUBMITTED) {
            events.publishEvent(new PlanReviewed(plan.directiveId(), planId, plan.body(), false, remarks));
        }
    }

    /** @param remarks may be null */
    public void accept(UUID planId, String remarks) {
        PlanView plan = move(planId, PlanState.ACCEPTED);
        jdbc.sql("""
                update implementation_plan set remarks = :remarks, decided_at = :at, decided_by = :by where id = :id
                """)
                .param("remarks", remarks).param("at", now()).param("by", currentUser.username())
                .param("id", planId).update();
        timeline.record(plan.directiveId(), "plan.accepted",
                "Chấp nhận kế hoạch thực hiện của " + organisation.body(plan.body()).name());
        events.publishEvent(new PlanReviewed(plan.directiveId(), planId, plan.body(), true, remarks));
    }

    @EventListener
    public void withdraw(DirectiveEvents.Ended ended) {
        List<PlanView> open = jdbc.sql(VIEW + "where directive_id = :id and state not in ('ACCEPTED', 'WITHDRAWN')")
                .param("id", ended.directiveId()).query(PlanView.class).list();
        if (open.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update implementation_plan set state = 'WITHDRAWN', decided_at = :at
                where directive_id = :id and state not in ('ACCEPTED', 'WITHDRAWN')
                """)
                .param("at", now()).param("id", ended.directiveId()).update();
        workflow.withdrawAll(ended.directiveId());
        open.forEach(p -> events.publishEvent(new PlanWithdrawn(p.directiveId(), p.id(), p.body())));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlanView> ofDirective(UUID directiveId) {
        return jdbc.sql(VIEW + "where directive_id = :id order by body")
                .param("id", directiveId).query(PlanView.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public PlanView get(UUID planId) {
        return jdbc.sql(VIEW + "where id = :id").param("id", planId).query(PlanView.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy kế hoạch."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlanTask> tasks(UUID planId) {
        return jdbc.sql("""
                select key_task, what, product, office, from_date, to_date, means
                from plan_task where plan_id = :id order by position
                """)
                .param("id", planId).query(PlanTask.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public PlanCounts counts(UUID directiveId) {
        return jdbc.sql("""
                select count(*) as asked, count(*) filter (where state in ('SUBMITTED', 'ACCEPTED')) as submitted,
                       count(*) filter (where state = 'ACCEPTED') as accepted,
                       count(*) filter (where returns > 0) as returned
                from implementation_plan where directive_id = :id
                """)
                .param("id", directiveId).query(PlanCounts.class).single();
    }

    private PlanView move(UUID planId, PlanState to) {
        PlanView plan = jdbc.sql(VIEW + "where id = :id for update").param("id", planId).query(PlanView.class)
                .optional().orElseThrow(() -> new NotFoundException("Không tìm thấy kế hoạch."));
        plan.state().requireMoveTo(to);
        jdbc.sql("update implementation_plan set state = :state where id = :id")
                .param("state", to.name()).param("id", planId).update();
        return plan;
    }

    private void replaceTasks(UUID planId, List<PlanTask> tasks) {
        jdbc.sql("delete from plan_task where plan_id = :id").param("id", planId).update();
        for (int i = 0; i < tasks.size(); i++) {
            PlanTask task = tasks.get(i);
            jdbc.sql("""
                    insert into plan_task (plan_id, position, key_task, what, product, office, from_date, to_date,
                           means)
                    values (:id, :position, :keyTask, :what, :product, :office, :from, :to, :means)
                    """)
                    .param("id", planId).param("position", i + 1).param("keyTask", task.keyTask())
                    .param("what", task.what()).param("product", task.product()).param("office", task.office())
                    .param("from", task.fromDate()).param("to", task.toDate()).param("means", task.means()).update();
        }
    }

    private DocumentView store(PlanView plan, String text) {
        UUID id = plan.documentId() != null ? plan.documentId()
                : documents.create(new Documents.NewDocument(plan.directiveId(), DocumentKind.PLAN,
                        "Kế hoạch thực hiện chỉ thị của " + organisation.body(plan.body()).name(), plan.body()));
        documents.addText(id, DocumentKind.PLAN.label(), text);
        return documents.find(id).orElseThrow();
    }

    /** A plan file that came into the dossier since the plan went to its author. */
    private Optional<DocumentView> uploaded(PlanView plan) {
        record Cycle(Timestamp draftingSince, Integer documentVersion) {}
        Cycle cycle = jdbc.sql("select drafting_since, document_version from implementation_plan where id = :id")
                .param("id", plan.id()).query(Cycle.class).single();
        Instant since = cycle.draftingSince().toInstant();
        // A body that succeeded others answers for several plans, each with its own file.
        Set<UUID> elsewhere = plan.body().equals(plan.owner()) ? Set.of() : jdbc.sql("""
                select document_id from implementation_plan
                where directive_id = :directiveId and id <> :id and document_id is not null
                """).param("directiveId", plan.directiveId()).param("id", plan.id()).query(UUID.class).set();
        return documents.ofDossier(plan.directiveId()).stream()
                .filter(d -> d.kind() == DocumentKind.PLAN && d.version() > 0 && !elsewhere.contains(d.id()))
                .filter(d -> plan.body().equals(d.body()) || plan.owner().equals(d.body()))
                .filter(d -> !d.createdAt().isBefore(since)
                        || d.id().equals(plan.documentId()) && d.version() > cycle.documentVersion())
                .reduce((first, last) -> last);
    }

    private Copied measure(PlanView plan, String words) {
        CopiedShare share = new CopiedShare(words);
        Copied most = new Copied(null, null);
        for (Map.Entry<String, String> source : sources(plan).entrySet()) {
            OptionalDouble found = share.in(source.getValue());
            if (found.isPresent() && (most.share() == null || found.getAsDouble() > most.share().doubleValue())) {
                most = new Copied(BigDecimal.valueOf(found.getAsDouble()).setScale(3, RoundingMode.HALF_UP),
                        source.getKey());
            }
        }
        return most;
    }

    private Map<String, String> sources(PlanView plan) {
        Map<String, String> sources = new LinkedHashMap<>();
        documents.latest(plan.directiveId(), DocumentKind.DIRECTIVE)
                .or(() -> documents.latest(plan.directiveId(), DocumentKind.DRAFT))
                .flatMap(documentText::of).ifPresent(text -> sources.put("văn bản chỉ thị", text));
        record Other(String body, String measuredText) {}
        List<Other> others = jdbc.sql("""
                select body, measured_text from implementation_plan
                where directive_id = :directiveId and id <> :id and measured_text is not null
                order by submitted_at desc nulls last limit :most
                """)
                .param("directiveId", plan.directiveId()).param("id", plan.id()).param("most", MOST_COMPARED)
                .query(Other.class).list();
        Map<String, String> names = organisation.names(others.stream().map(Other::body).toList());
        others.forEach(o -> sources.put("kế hoạch của " + names.getOrDefault(o.body(), o.body()), o.measuredText()));
        return sources;
    }

    private static String tasksAsText(List<PlanTask> tasks) {
        return tasks.stream().map(t -> String.join(" ", t.what(), t.product())).reduce("", (a, b) -> a + "\n" + b);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private record Copied(BigDecimal share, String source) {}
}
