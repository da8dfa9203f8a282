package vn.directive.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.SigningAuthority;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.ReportingEvents.PeriodFrozen;
import vn.directive.reporting.ReportingEvents.ReminderIssued;
import vn.directive.reporting.ReportingEvents.ReportRequested;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** A reporting period: opened once per calendar entry, collected, urged, frozen, summed, reported. */
@Service
@Transactional
public class PeriodService {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CurrentUser currentUser;
    private final Organisation organisation;
    private final Directives directives;
    private final Documents documents;
    private final SigningAuthority signing;
    private final Timeline timeline;
    private final Periods periods;
    private final FollowUps followUps;
    private final PeriodWorkflow workflow;
    private final ApplicationEventPublisher events;

    PeriodService(JdbcClient jdbc, Clock clock, CurrentUser currentUser, Organisation organisation,
            Directives directives, Documents documents, SigningAuthority signing, Timeline timeline, Periods periods,
            FollowUps followUps, PeriodWorkflow workflow, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.currentUser = currentUser;
        this.organisation = organisation;
        this.directives = directives;
        this.documents = documents;
        this.signing = signing;
        this.timeline = timeline;
        this.periods = periods;
        this.followUps = followUps;
        this.workflow = workflow;
        this.events = events;
    }

    /**
     * Opens the period of a calendar entry.
     *
     * @throws DomainException when this entry already has its period
     */
    public UUID open(NewPeriod period) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                insert into report_period (id, directive_id, calendar_event_id, kind, label, period_from, period_to,
                       due_on, state, opened_at)
                values (:id, :directiveId, :eventId, :kind, :label, :from, :to, :dueOn, 'OPEN', :at)
                on conflict (calendar_event_id) do nothing
                """)
                .param("id", id).param("directiveId", period.directiveId()).param("eventId", period.calendarEventId())
                .param("kind", period.kind()).param("label", period.label()).param("from", period.from())
                .param("to", period.to()).param("dueOn", period.dueOn()).param("at", now()).update();
        if (inserted == 0) {
            throw new DomainException("Kỳ báo cáo “%s” đã được mở.".formatted(period.label()));
        }
        seedIndicators(period.directiveId());
        return id;
    }

    private void seedIndicators(UUID directiveId) {
        jdbc.sql("""
                insert into report_indicator (directive_id, code, name, unit, cumulative, part_of, position)
                select :id, code, name, unit, cumulative, part_of, position from indicator_template
                where not exists (select 1 from report_indicator where directive_id = :id)
                """)
                .param("id", directiveId).update();
    }

    /** Indicators that the directive asks for at present. */
    @Transactional(readOnly = true)
    public List<Indicator> indicatorsOf(UUID directiveId) {
        return jdbc.sql("""
                select code, name, unit, cumulative, part_of from report_indicator
                where directive_id = :id order by position
                """)
                .param("id", directiveId).query(Indicator.class).list();
    }

    /**
     * Fixes what is asked of whom, and until when. The indicators become the directive's.
     *
     * @param bodies codes; empty for all addressees of the directive
     */
    public void confirm(UUID periodId, List<String> bodies, List<Indicator> indicators, LocalDate cutOff,
            LocalDate dueOn) {
        PeriodView period = move(periodId, PeriodState.COLLECTING);
        if (cutOff.isBefore(period.periodFrom())) {
            throw new DomainException("cutOff", "Ngày chốt số liệu phải từ ngày đầu kỳ trở đi.");
        }
        if (dueOn.isBefore(cutOff) || dueOn.isBefore(LocalDate.now(clock))) {
            throw new DomainException("reportDueOn",
                    "Hạn gửi báo cáo không được trước ngày chốt số liệu và không được ở quá khứ.");
        }
        Set<String> asked = new LinkedHashSet<>(bodies.isEmpty()
                ? directives.addressedBodies(period.directiveId()) : bodies);
        if (asked.isEmpty()) {
            throw new DomainException("bodies", "Chỉ thị chưa có nơi nhận: hãy chọn ít nhất một đơn vị báo cáo.");
        }
        // An addressee that has ended without an heir is asked all the same: its work goes up until somebody decides.
        Set<String> existing = bodies.isEmpty() ? asked : organisation.find(BodyQuery.codes(asked)).stream()
                .map(Body::code).collect(Collectors.toSet());
        asked.stream().filter(code -> !existing.contains(code)).findFirst().ifPresent(code -> {
            throw new DomainException("bodies", "Không có cơ quan nào mang mã “%s”.".formatted(code));
        });
        jdbc.sql("update report_period set period_to = :to, due_on = :due where id = :id")
                .param("to", cutOff).param("due", dueOn).param("id", periodId).update();
        define(period, indicators);
        jdbc.sql("""
                insert into report_request (id, period_id, body, state)
                select gen_random_uuid(), :period, body, 'PLANNED' from unnest(:bodies) as body""")
                .param("period", periodId).param("bodies", asked.toArray(String[]::new)).update();
        timeline.record(period.directiveId(), "period.opened", "Yêu cầu %d đơn vị báo cáo %s"
                .formatted(asked.size(), period.label()));
    }

    private void define(PeriodView period, List<Indicator> indicators) {
        Set<String> codes = new HashSet<>();
        for (Indicator indicator : indicators) {
            if (!codes.add(indicator.code())) {
                throw new DomainException("indicatorRows", "Mã chỉ tiêu “%s” bị lặp.".formatted(indicator.code()));
            }
        }
        if (indicators.isEmpty()) {
            throw new DomainException("indicatorRows", "Cần ít nhất một chỉ tiêu.");
        }
        indicators.stream().filter(i -> i.partOf() != null && !codes.contains(i.partOf())).findFirst().ifPresent(i -> {
            throw new DomainException("indicatorRows",
                    "Chỉ tiêu %s thuộc chỉ tiêu %s, nhưng không có chỉ tiêu đó.".formatted(i.code(), i.partOf()));
        });
        jdbc.sql("delete from report_indicator where directive_id = :id").param("id", period.directiveId()).update();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            insert("report_indicator (directive_id", period.directiveId(), indicator, i + 1);
            insert("period_indicator (period_id", period.id(), indicator, i + 1);
        }
    }

    private void insert(String into, UUID owner, Indicator indicator, int position) {
        jdbc.sql("insert into " + into + ", code, name, unit, cumulative, part_of, position) "
                + "values (:owner, :code, :name, :unit, :cumulative, :partOf, :position)")
                .param("owner", owner).param("code", indicator.code()).param("name", indicator.name())
                .param("unit", indicator.unit()).param("cumulative", indicator.cumulative())
                .param("partOf", indicator.partOf()).param("position", position).update();
    }

    /**
     * Asks the next bodies; safe to repeat after a crash.
     *
     * @return true while bodies remain that were not asked
     */
    public boolean openNext(UUID periodId, int size) {
        PeriodView period = periods.get(periodId);
        DirectiveView directive = directives.get(period.directiveId());
        record Planned(UUID id, String body, String owner) {}
        List<Planned> planned = jdbc.sql("""
                select id, body, owner from report_request where period_id = :id and state = 'PLANNED'
                order by body limit :size
                """).param("id", periodId).param("size", size + 1).query(Planned.class).list();
        for (Planned request : planned.stream().limit(size).toList()) {
            jdbc.sql("update report_request set state = 'REQUESTED' where id = :id").param("id", request.id()).update();
            workflow.startRequest(request.id(), request.owner(), period, directive);
            events.publishEvent(new ReportRequested(period.directiveId(), request.id(), request.body(),
                    period.label(), period.dueOn()));
        }
        return planned.size() > size;
    }

    /** Bodies that have sent nothing that counts, in order of code. */
    @Transactional(readOnly = true)
    public List<RequestView> missing(UUID periodId) {
        return periods.requests(periodId).stream().filter(r -> !r.state().isReceived()).toList();
    }

    /**
     * Issues a numbered letter that urges the bodies whose return is missing.
     *
     * @return its symbol
     */
    public String remind(UUID periodId, String letter, LocalDate newDueOn) {
        requireLater(newDueOn);
        PeriodView period = periods.get(periodId);
        DirectiveView directive = directives.get(period.directiveId());
        List<RequestView> missing = missing(periodId);
        LocalDate today = LocalDate.now(clock);
        UUID document = documents.create(new Documents.NewDocument(period.directiveId(), DocumentKind.REMINDER_LETTER,
                "Đôn đốc báo cáo " + period.label(), directive.leadBody()));
        documents.addText(document, DocumentKind.REMINDER_LETTER.label(), letter);
        String symbol = documents.issue(document, "CV", directive.leadBody(), today, currentUser.username(),
                signing.words(signing.signers("CV", directive.leadBody(), directive.standingBoard()),
                        currentUser.username()).text());
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into report_reminder (id, period_id, symbol, issued_on, new_due_on, document_id, signed_by)
                values (:id, :period, :symbol, :on, :due, :document, :by)
                """)
                .param("id", id).param("period", periodId).param("symbol", symbol).param("on", today)
                .param("due", newDueOn).param("document", document).param("by", currentUser.username()).update();
        jdbc.sql("insert into report_reminder_body (reminder_id, body) select :id, body from unnest(:bodies) as body")
                .param("id", id).param("bodies", missing.stream().map(RequestView::body).toArray(String[]::new))
                .update();
        timeline.record(period.directiveId(), "period.reminded", "Ký công văn đôn đốc %s gửi %d đơn vị (%s)"
                .formatted(symbol, missing.size(), period.label()));
        events.publishEvent(new ReminderIssued(period.directiveId(), periodId, symbol,
                missing.stream().map(RequestView::owner).distinct().toList(), newDueOn));
        return symbol;
    }

    /** @throws DomainException when the day is not after today */
    public void requireLater(LocalDate newDueOn) {
        if (!newDueOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("newDueOn", "Ngày chờ tiếp phải sau hôm nay.");
        }
    }

    /** Closes collecting: missing returns stay missing, sums become final. */
    public void freeze(UUID periodId) {
        move(periodId, PeriodState.FROZEN);
        jdbc.sql("update report_period set frozen_at = :at where id = :id")
                .param("at", now()).param("id", periodId).update();
        jdbc.sql("""
                update report_request set state = 'NOT_SUBMITTED'
                where period_id = :id and state not in ('SUBMITTED', 'ACCEPTED')
                """)
                .param("id", periodId).update();
        markContained(periodId);
        jdbc.sql("""
                insert into period_total (period_id, code, total, units)
                select r.period_id, f.code, sum(f.value), count(*)
                from report_request r join report_figure f on f.request_id = r.id
                where r.period_id = :id and %s group by r.period_id, f.code
                """.formatted(PeriodQueries.COUNTED))
                .param("id", periodId).update();
        workflow.frozen(periodId);
        PeriodView frozen = periods.get(periodId);
        timeline.record(frozen.directiveId(), "period.frozen",
                "Khóa số liệu %s: %s đã báo cáo".formatted(frozen.label(), frozen.coverage()));
        events.publishEvent(new PeriodFrozen(frozen.directiveId(), periodId, frozen.asked(), frozen.received()));
    }

    /** A district's return covers its communes, a commune's its hamlets: these are not added a second time. */
    private void markContained(UUID periodId) {
        List<RequestView> received = periods.requests(periodId).stream().filter(r -> r.state().isReceived()).toList();
        Set<String> bodies = received.stream().map(RequestView::body).collect(Collectors.toSet());
        Map<String, Body> known = upwards(bodies, LocalDate.ofInstant(periods.get(periodId).openedAt(),
                clock.getZone()));
        Map<UUID, String> contained = new HashMap<>();
        for (RequestView request : received) {
            container(request.body(), bodies, known).ifPresent(superior -> contained.put(request.id(), superior));
        }
        jdbc.sql("""
                update report_request r set counted_in = c.superior
                from unnest(cast(:ids as uuid[]), :superiors) as c (id, superior) where r.id = c.id
                """)
                .param("ids", contained.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("superiors", contained.values().toArray(String[]::new)).update();
    }

    /** These bodies and all above them as they stood when they were asked, whatever became of them since. */
    private Map<String, Body> upwards(Set<String> codes, LocalDate asked) {
        Map<String, Body> known = new HashMap<>();
        for (Set<String> next = codes; !next.isEmpty();) {
            Map<String, Body> found = organisation.bodies(next, asked);
            known.putAll(found);
            next = found.values().stream().flatMap(body -> body.superior().stream())
                    .filter(code -> !known.containsKey(code)).collect(Collectors.toSet());
        }
        return known;
    }

    private static Optional<String> container(String code, Set<String> received, Map<String, Body> bodies) {
        Body body = bodies.get(code);
        Optional<Body> superior = body.superior().map(bodies::get);
        while (superior.isPresent() && superior.get().level().compareTo(BodyLevel.DISTRICT) >= 0) {
            if (received.contains(superior.get().code()) && superior.get().level() != body.level()) {
                return Optional.of(superior.get().code());
            }
            superior = superior.get().superior().map(bodies::get);
        }
        return Optional.empty();
    }

    /** Keeps the report over the frozen figures; text, or a file uploaded to the dossier since they were frozen. */
    public void synthesise(UUID periodId, Optional<String> text) {
        PeriodView period = periods.get(periodId);
        if (period.state() != PeriodState.FROZEN) {
            throw new DomainException("Chỉ tổng hợp khi số liệu đã khóa; kỳ đang ở trạng thái “%s”."
                    .formatted(period.state().label()));
        }
        DocumentView document = text.map(t -> store(period, t)).or(() -> uploaded(period)).orElseThrow(
                () -> new DomainException("synthesis", "Chưa có báo cáo tổng hợp: tải tệp lên thẻ Hồ sơ (loại “"
                        + DocumentKind.PERIODIC_REPORT.label() + "”) hoặc nhập nội dung vào ô này."));
        jdbc.sql("update report_period set synthesis = :text, document_id = :document where id = :id")
                .param("text", text.orElse(null)).param("document", document.id()).param("id", periodId).update();
    }

    private DocumentView store(PeriodView period, String text) {
        UUID id = period.documentId() != null ? period.documentId()
                : documents.create(new Documents.NewDocument(period.directiveId(), DocumentKind.PERIODIC_REPORT,
                        "Báo cáo tổng hợp " + period.label(), directives.get(period.directiveId()).leadBody()));
        documents.addText(id, DocumentKind.PERIODIC_REPORT.label(), text);
        return documents.find(id).orElseThrow();
    }

    private Optional<DocumentView> uploaded(PeriodView period) {
        Instant since = period.frozenAt();
        return documents.ofDossier(period.directiveId()).stream()
                .filter(d -> d.kind() == DocumentKind.PERIODIC_REPORT && d.version() > 0)
                .filter(d -> !d.createdAt().isBefore(since)).reduce((first, last) -> last);
    }

    public void sendBack(UUID periodId, String note) {
        jdbc.sql("update report_period set return_note = :note where id = :id and state = 'FROZEN'")
                .param("note", note).param("id", periodId).update();
    }

    /** The lead body submits the report to the Standing Committee. */
    public void submit(UUID periodId) {
        PeriodView period = move(periodId, PeriodState.SUBMITTED);
        timeline.record(period.directiveId(), "period.submitted",
                "Trình Ban Thường vụ báo cáo " + period.label());
    }

    /** The Standing Committee's opinion, and what somebody has to do about it. */
    public void conclude(UUID periodId, String opinion, List<FollowUp> tasks) {
        PeriodView period = move(periodId, PeriodState.CONCLUDED);
        jdbc.sql("update report_period set opinion = :opinion where id = :id")
                .param("opinion", opinion).param("id", periodId).update();
        followUps.replace(period.directiveId(), FollowUps.Source.PERIODIC_REPORT, periodId, tasks);
        timeline.record(period.directiveId(), "period.concluded",
                "Ban Thường vụ cho ý kiến về báo cáo %s: %d việc được giao".formatted(period.label(), tasks.size()));
    }

    @EventListener
    public void withdraw(DirectiveEvents.Ended ended) {
        List<UUID> open = new ArrayList<>(jdbc.sql("""
                update report_period set state = 'WITHDRAWN'
                where directive_id = :id and state not in ('CONCLUDED', 'WITHDRAWN') returning id
                """)
                .param("id", ended.directiveId()).query(UUID.class).list());
        if (open.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update report_request set state = 'WITHDRAWN'
                where period_id in (:periods) and state not in ('ACCEPTED', 'NOT_SUBMITTED')
                """)
                .param("periods", open).update();
        workflow.withdrawAll(ended.directiveId());
    }

    private PeriodView move(UUID periodId, PeriodState to) {
        jdbc.sql("select id from report_period where id = :id for update").param("id", periodId)
                .query(UUID.class).optional();
        PeriodView period = periods.get(periodId);
        period.state().requireMoveTo(to);
        jdbc.sql("update report_period set state = :state where id = :id")
                .param("state", to.name()).param("id", periodId).update();
        return period;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * @param from first day of the figures
     * @param to cut-off, inclusive
     */
    public record NewPeriod(UUID directiveId, UUID calendarEventId, String kind, String label, LocalDate from,
            LocalDate to, LocalDate dueOn) {}
}
