package vn.directive.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.organisation.Organisation.Inheritance;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.Progress;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.ReportingEvents.ClarificationAsked;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.WorkingCalendar;

/** One body's return: prepared, sent, checked. Nothing changes once the period is frozen. */
@Service
@Transactional
public class ReturnService {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private final CurrentUser currentUser;
    private final Organisation organisation;
    private final Documents documents;
    private final Periods periods;
    private final PeriodWorkflow workflow;
    private final ApplicationEventPublisher events;

    ReturnService(JdbcClient jdbc, Clock clock, WorkingCalendar calendar, CurrentUser currentUser,
            Organisation organisation, Documents documents, Periods periods, PeriodWorkflow workflow,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.organisation = organisation;
        this.documents = documents;
        this.periods = periods;
        this.workflow = workflow;
        this.events = events;
    }

    /**
     * Keeps the specialist's return for the leader.
     *
     * @throws DomainException when an indicator is missing or unknown, a figure is negative, a part exceeds its whole,
     *     a cumulative figure fell since an earlier period without a reason, or an undone task has no cause
     */
    public void prepare(UUID requestId, Draft draft) {
        RequestView request = move(requestId, RequestState.DRAFTED);
        List<Indicator> indicators = periods.indicators(request.periodId());
        checkFigures(indicators, draft.figures());
        if (draft.changeReason().isEmpty()) {
            refuseFall(request, indicators, draft.figures());
        }
        draft.progress().stream().filter(p -> p.notDone() != null && p.cause() == null).findFirst().ifPresent(p -> {
            throw new DomainException("progressRows",
                    "Nhiệm vụ “%s” có việc chưa làm: hãy nêu nguyên nhân.".formatted(p.what()));
        });
        jdbc.sql("""
                update report_request set summary = :summary, change_reason = :reason, evidence = :evidence
                where id = :id
                """)
                .param("summary", draft.summary()).param("reason", draft.changeReason().orElse(null))
                .param("evidence", draft.evidence().orElse(null)).param("id", requestId).update();
        replaceFigures(requestId, draft.figures());
        replaceProgress(requestId, draft.progress());
    }

    private static void checkFigures(List<Indicator> indicators, Map<String, Long> figures) {
        Map<String, Indicator> known = indicators.stream().collect(Collectors.toMap(Indicator::code, i -> i));
        figures.keySet().stream().filter(code -> !known.containsKey(code)).findFirst().ifPresent(code -> {
            throw new DomainException("figureRows", "Kỳ này không có chỉ tiêu mã “%s”.".formatted(code));
        });
        for (Indicator indicator : indicators) {
            Long value = figures.get(indicator.code());
            if (value == null) {
                throw new DomainException("figureRows", "Thiếu số liệu chỉ tiêu %s (%s); không phát sinh thì ghi 0."
                        .formatted(indicator.code(), indicator.name()));
            }
            if (value < 0) {
                throw new DomainException("figureRows", "Chỉ tiêu %s không được âm.".formatted(indicator.code()));
            }
            Long whole = indicator.partOf() == null ? null : figures.get(indicator.partOf());
            if (whole != null && value > whole) {
                throw new DomainException("figureRows", "%s (%s: %d) không được lớn hơn %s (%s: %d).".formatted(
                        indicator.name(), indicator.code(), value, known.get(indicator.partOf()).name(),
                        indicator.partOf(), whole));
            }
        }
    }

    /**
     * Periods overlap on purpose: one that contains an earlier one cannot have counted less; what bodies reported that
     * this one has succeeded counts with its own.
     */
    private void refuseFall(RequestView request, List<Indicator> indicators, Map<String, Long> figures) {
        PeriodView period = periods.get(request.periodId());
        List<Inheritance> line = organisation.lineOf(request.body());
        EarlierFigures earlier = new EarlierFigures(line, jdbc.sql("""
                select r.body, f.code, f.value, p.id as period_id, p.label, p.period_to
                from report_request r join report_period p on p.id = r.period_id
                     join report_figure f on f.request_id = r.id
                where p.directive_id = :directiveId and r.body = any(:bodies) and r.state in ('SUBMITTED', 'ACCEPTED')
                  and p.id <> :periodId and p.period_from >= :from and p.period_to <= :to
                """)
                .param("directiveId", request.directiveId())
                .param("bodies", Stream.concat(Stream.of(request.body()), line.stream().map(Inheritance::predecessor))
                        .distinct().toArray(String[]::new))
                .param("periodId", period.id()).param("from", period.periodFrom()).param("to", period.periodTo())
                .query(EarlierFigures.Figure.class).list());
        for (Indicator indicator : indicators) {
            long least = indicator.cumulative() ? earlier.least(request.body(), indicator.code()) : 0;
            if (figures.get(indicator.code()) < least) {
                throw new DomainException("figureRows", ("Số lũy kế %s giảm từ %d (%s) xuống %d: hãy sửa số liệu "
                        + "hoặc ghi lý do vào ô “Lý do số liệu thay đổi bất thường”.").formatted(indicator.code(),
                                least,
                        earlier.sources(request.body(), indicator.code(), organisation::names),
                        figures.get(indicator.code())));
            }
        }
    }

    /** The leader sends the return; whether it is late is counted in working days and stays a fact. */
    public void send(UUID requestId) {
        RequestView request = move(requestId, RequestState.SUBMITTED);
        LocalDate today = LocalDate.now(clock);
        int late = today.isAfter(request.dueOn()) ? Math.max(1, calendar.between(request.dueOn(), today)) : 0;
        UUID document = store(request);
        jdbc.sql("""
                update report_request set sent_at = :at, sent_by = :by, document_id = :document, return_note = null,
                       first_sent_at = coalesce(first_sent_at, :at),
                       late_days = case when first_sent_at is null then :late else late_days end
                where id = :id
                """)
                .param("at", now()).param("by", currentUser.username()).param("document", document)
                .param("late", late).param("id", requestId).update();
    }

    private UUID store(RequestView request) {
        PeriodView period = periods.get(request.periodId());
        UUID id = request.documentId() != null ? request.documentId()
                : documents.create(new Documents.NewDocument(request.directiveId(), DocumentKind.RETURN,
                        "Báo cáo %s của %s".formatted(period.label(), organisation.body(request.body()).name()),
                        request.body()));
        documents.addText(id, DocumentKind.RETURN.label(), asText(request));
        return id;
    }

    private String asText(RequestView request) {
        String figures = periods.figures(request.id()).stream()
                .map(f -> "%s %s: %d %s".formatted(f.code(), f.name(), f.value(), f.unit()))
                .collect(Collectors.joining("\n"));
        String progress = periods.progress(request.id()).stream()
                .map(p -> "%s – đã làm: %s; chưa làm: %s; nguyên nhân: %s; kiến nghị: %s".formatted(p.what(),
                        orDash(p.done()), orDash(p.notDone()), orDash(p.cause()), orDash(p.proposal())))
                .collect(Collectors.joining("\n"));
        return String.join("\n\n", request.summary(), figures, progress, orDash(request.evidence()));
    }

    private static String orDash(String text) {
        return text == null ? "—" : text;
    }

    /** The leader gives the return back to its author. */
    public void sendBack(UUID requestId, String note) {
        move(requestId, RequestState.REQUESTED);
        jdbc.sql("update report_request set return_note = :note where id = :id")
                .param("note", note).param("id", requestId).update();
    }

    /** The lead body accepts; the last acceptance lets the period go on. */
    public void accept(UUID requestId) {
        RequestView request = move(requestId, RequestState.ACCEPTED);
        jdbc.sql("update report_request set accepted_at = :at where id = :id")
                .param("at", now()).param("id", requestId).update();
        PeriodView period = periods.get(request.periodId());
        if (period.accepted() == period.asked()) {
            workflow.allSubmitted(period.id());
        }
    }

    /** The lead body asks what a figure means; the return is open again at the body. */
    public void askForClarification(UUID requestId, String question) {
        RequestView request = move(requestId, RequestState.CLARIFYING);
        jdbc.sql("update report_request set question = :question, clarifications = clarifications + 1 where id = :id")
                .param("question", question).param("id", requestId).update();
        events.publishEvent(new ClarificationAsked(request.directiveId(), requestId, request.body(), question));
    }

    /** Locks the period first: of two last acceptances at once, the second sees the first. */
    private RequestView move(UUID requestId, RequestState to) {
        record Lock(PeriodState state) {}
        Lock period = jdbc.sql("""
                select p.state from report_period p
                where p.id = (select period_id from report_request where id = :id) for update
                """)
                .param("id", requestId).query(Lock.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy báo cáo."));
        if (period.state() != PeriodState.COLLECTING) {
            throw new DomainException("Kỳ báo cáo ở trạng thái “%s”, báo cáo không sửa được nữa."
                    .formatted(period.state().label()));
        }
        RequestView request = periods.request(requestId);
        request.state().requireMoveTo(to);
        jdbc.sql("update report_request set state = :state where id = :id")
                .param("state", to.name()).param("id", requestId).update();
        return request;
    }

    private void replaceFigures(UUID requestId, Map<String, Long> figures) {
        jdbc.sql("delete from report_figure where request_id = :id").param("id", requestId).update();
        figures.forEach((code, value) ->
                jdbc.sql("insert into report_figure (request_id, code, value) values (:id, :code, :value)")
                        .param("id", requestId).param("code", code).param("value", value).update());
    }

    private void replaceProgress(UUID requestId, List<Progress> progress) {
        jdbc.sql("delete from key_task_progress where request_id = :id").param("id", requestId).update();
        for (int i = 0; i < progress.size(); i++) {
            Progress p = progress.get(i);
            jdbc.sql("""
                    insert into key_task_progress (request_id, position, key_task, what, done, not_done, cause,
                           proposal)
                    values (:id, :position, :keyTask, :what, :done, :notDone, :cause, :proposal)
                    """)
                    .param("id", requestId).param("position", i + 1).param("keyTask", p.keyTask())
                    .param("what", p.what()).param("done", p.done()).param("notDone", p.notDone())
                    .param("cause", p.cause()).param("proposal", p.proposal()).update();
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * @param figures value by indicator code
     * @param changeReason why a cumulative figure fell
     */
    public record Draft(Map<String, Long> figures, List<Progress> progress, String summary,
            Optional<String> changeReason, Optional<String> evidence) {}
}
