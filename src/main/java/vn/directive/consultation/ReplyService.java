package vn.directive.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.ConsultationEvents.Asked;
import vn.directive.consultation.ConsultationEvents.RequestReplied;
import vn.directive.consultation.ConsultationEvents.RequestsExtended;
import vn.directive.consultation.ReplyRowRepository.Completeness;
import vn.directive.consultation.RoundRepository.Waiting;
import vn.directive.organisation.Body;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.WorkingCalendar;

/**
 * What an asked body does with its request. Every step keeps the round from being changed by its lead body until it is
 * done. Bodies do not wait for one another while many are awaited; the last ones do, so that the last of several
 * simultaneous answers, and only that one, finds that nobody is awaited any more (ADR 0008).
 */
@Service
@Transactional
public class ReplyService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    /** More than transactions can run at once on two nodes; so many last answers follow one another. */
    private static final int LAST_ONES = 50;
    private static final String GENERAL = "Ý kiến chung";
    private static final String GRID = "thẻ Hồ sơ, mục Góp ý của cơ quan";

    private final RoundRepository repository;
    private final ReplyRowRepository rows;
    private final AskedBodies bodies;
    private final CitedClauses clauses;
    private final RoundWorkflow workflow;
    private final WorkingCalendar calendar;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplyService(RoundRepository repository, ReplyRowRepository rows, AskedBodies bodies, CitedClauses clauses,
            RoundWorkflow workflow, WorkingCalendar calendar, CurrentUser currentUser,
            ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.rows = rows;
        this.bodies = bodies;
        this.clauses = clauses;
        this.workflow = workflow;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    public void acknowledge(UUID requestId) {
        open(requestId);
        repository.acknowledged(requestId);
    }

    /**
     * Declines: not the body's remit.
     *
     * @param namedBody code of the body that should be asked instead, or null
     * @return true when nobody is awaited any more in the open round
     */
    public boolean decline(UUID requestId, String reason, String namedBody) {
        Opened opened = openToReply(requestId);
        if (namedBody != null) {
            bodies.existing("namedBody", List.of(namedBody));
        }
        repository.declined(requestId, reason, namedBody, isLate(opened.request()));
        return replied(opened, RequestState.DECLINED);
    }

    public void askExtension(UUID requestId, LocalDate wanted, String reason) {
        checkNewDue("wantedDue", "Ngày xin lùi hạn", wanted, open(requestId).request().due());
        repository.extensionAsked(requestId, wanted, reason);
    }

    /**
     * @param newDue null takes the date the body wanted
     * @return the due date that now applies
     */
    public LocalDate grantExtension(UUID requestId, LocalDate newDue, String note) {
        Opened opened = open(requestId);
        Round round = opened.round();
        RoundRequest request = opened.request();
        LocalDate due = newDue == null ? request.extensionWanted() : newDue;
        checkNewDue("newDue", "Hạn mới", due, request.due());
        repository.extensionDecided(requestId, true, note);
        repository.due(requestId, due);
        events.publishEvent(new RequestsExtended(round.id(), round.directiveId(), round.number(),
                List.of(new Asked(requestId, request.owner(), due, request.processInstanceId()))));
        return due;
    }

    public void refuseExtension(UUID requestId, String note) {
        open(requestId);
        repository.extensionDecided(requestId, false, note);
    }

    /** Replaces the results of the units below; a unit counts once in a round. */
    public void recordUnits(UUID requestId, List<NewUnit> typed) {
        Opened opened = open(requestId);
        Round round = opened.round();
        RoundRequest request = opened.request();
        Map<String, Body> known = typed.isEmpty() ? Map.of()
                : bodies.within(new TreeSet<>(List.of(request.body(), request.owner())));
        List<NewUnit> units = typed.stream().map(u -> u.as(known.get(Folding.fold(u.name())))).toList();
        Set<String> keys = new TreeSet<>();
        for (NewUnit unit : units) {
            check("units", unit);
            if (!keys.add(unit.key(requestId))) {
                throw new DomainException("units", "Đơn vị “%s” được nhập hai lần; mỗi đơn vị chỉ một dòng."
                        .formatted(unit.name()));
            }
        }
        refuseReportedElsewhere("units", round, requestId, units);
        if (!units.isEmpty()) {
            // Totals typed before the answer was returned would count the same delegates again.
            repository.replaceUnits(round.id(), requestId, List.of(), true, currentUser.username());
        }
        repository.replaceUnits(round.id(), requestId, units, false, currentUser.username());
    }

    /**
     * Keeps what the specialist wrote, the rows of comments ({@link ReplyRows}) with it; nothing leaves the body before
     * its leader sends it.
     */
    public void record(UUID requestId, Reply reply) {
        Opened opened = open(requestId);
        Round round = opened.round();
        RoundRequest request = opened.request();
        int written = check(reply, rows.completeness(requestId));
        List<NewUnit> units = repository.units(requestId, false);
        NewUnit total = reply.ownTotal() == null ? null
                : reply.ownTotal().as(bodies.body(request.body()));
        if (total != null) {
            if (!units.isEmpty()) {
                throw new DomainException("delegates", ("Đã nhập kết quả của %d đơn vị (%d đại biểu): để trống các ô "
                        + "tổng số để không cộng trùng.").formatted(units.size(),
                        units.stream().mapToInt(NewUnit::delegates).sum()));
            }
            check("delegates", total);
            refuseReportedElsewhere("delegates", round, requestId, List.of(total));
        }
        repository.prepared(requestId, reply.stance(), reply.generalOpinion());
        repository.replaceComments(round.id(), requestId, generalComment(request, reply), cited -> Optional.empty());
        if (written > 0) {
            rows.recordComments(round, request, clauses.numbers(round));
        }
        repository.replaceUnits(round.id(), requestId,
                total == null ? List.of() : List.of(total), true, currentUser.username());
    }

    /** @param note why; required */
    public void returnReply(UUID requestId, String note) {
        open(requestId);
        repository.replyReturned(requestId, note);
    }

    /**
     * Sends the answer to the lead body.
     *
     * @param symbol of the body's own letter, out of its own register; or null
     * @param dated date of that letter, not after today
     * @return true when nobody is awaited any more in the open round
     */
    public boolean send(UUID requestId, String symbol, LocalDate dated) {
        Opened opened = openToReply(requestId);
        if (dated.isAfter(today())) {
            throw new DomainException("replyDated", "Ngày văn bản trả lời không được sau hôm nay.");
        }
        repository.answered(requestId, symbol, dated, isLate(opened.request()));
        if (opened.alone()) {
            repository.number(opened.round().id());
        }
        return replied(opened, RequestState.ANSWERED);
    }

    /** Tells the round that everybody replied, unless somebody was asked in between. */
    public void reportAllReplied(UUID requestId) {
        Round round = repository.lock(repository.roundOf(requestId));
        if (round.state() == RoundState.OPEN && repository.awaited(round.id()) == 0) {
            workflow.allReplied(round.processInstanceId());
        }
    }

    /** @return true also for one of several that may have been the last together; {@link #reportAllReplied} knows */
    private boolean replied(Opened opened, RequestState state) {
        Round round = opened.round();
        RoundRequest request = opened.request();
        events.publishEvent(new RequestReplied(request.id(), round.id(), round.directiveId(), request.body(), state,
                isLate(request)));
        return round.state() == RoundState.OPEN && (opened.alone() ? repository.awaited(round.id(), 1) == 0
                : repository.awaited(round.id(), LAST_ONES + 1) <= LAST_ONES);
    }

    /**
     * A round that takes this request's steps, and the request; both stay so until the transaction ends.
     *
     * @param alone whether other bodies of the round have to wait meanwhile
     */
    private record Opened(Round round, RoundRequest request, boolean alone) {}

    private Opened open(UUID requestId) {
        return open(repository.hold(repository.roundOf(requestId)), requestId, false);
    }

    /** As {@link #open}, for a step after which the body is no longer awaited. */
    private Opened openToReply(UUID requestId) {
        Waiting waiting = repository.waiting(requestId, LAST_ONES + 1);
        boolean alone = waiting.awaited() <= LAST_ONES;
        return open(alone ? repository.lock(waiting.roundId()) : repository.hold(waiting.roundId()), requestId, alone);
    }

    private Opened open(Round round, UUID requestId, boolean alone) {
        RoundRequest request = repository.lockRequest(requestId);
        if (!request.state().isAwaited()) {
            throw new DomainException("Yêu cầu góp ý này %s nên không nhận thêm thao tác."
                    .formatted(request.state().label()));
        }
        if (!round.takesReplies()) {
            throw new DomainException("Không nhận ý kiến nữa: %s %s.".formatted(round.label(),
                    round.state().label()));
        }
        return new Opened(round, request, alone);
    }

    /**
     * A stance and the comments must not contradict each other, and every row must be one that can be answered.
     *
     * @return how many comments the rows hold
     */
    private static int check(Reply reply, Completeness rows) {
        if (rows.withoutComment() != null) {
            throw new DomainException("Góp ý số %d chưa có nội dung: xem %s.".formatted(rows.withoutComment(), GRID));
        }
        if (rows.withoutClause() != null) {
            throw new DomainException("Góp ý số %d chưa ghi điều khoản (góp ý cho cả dự thảo thì ghi “Toàn văn”): xem %s."
                    .formatted(rows.withoutClause(), GRID));
        }
        if (reply.stance().asksForChange() && rows.written() == 0 && reply.generalOpinion() == null) {
            throw new DomainException("stance", "“%s” phải có ít nhất một góp ý ở %s, hoặc ý kiến chung.".formatted(
                    reply.stance().label(), GRID));
        }
        if (!reply.stance().asksForChange() && rows.written() > 0) {
            throw new DomainException("stance", ("“%s” không đi cùng góp ý, mà ở %s đang có %d góp ý: hãy chọn "
                    + "“%s” hoặc xóa các góp ý đó.").formatted(reply.stance().label(), GRID, rows.written(),
                    Stance.AGREES_WITH_CHANGES.label()));
        }
        return rows.written();
    }

    /** Disagreement in general words must be answered like any comment, so it becomes one. */
    private static List<NewComment> generalComment(RoundRequest request, Reply reply) {
        return reply.stance().asksForChange() && reply.generalOpinion() != null
                ? List.of(new NewComment(request.body(), GENERAL, CommentKind.CONTENT, reply.generalOpinion(), null))
                : List.of();
    }

    private void check(String field, NewUnit unit) {
        if (unit.heldOn() != null && unit.heldOn().isAfter(today())) {
            throw new DomainException(field, "%s: ngày hội nghị %s ở sau hôm nay.".formatted(unit.name(),
                    DAY.format(unit.heldOn())));
        }
        for (int figure : new int[] {unit.conferences(), unit.delegates(), unit.opinions(), unit.agreeing(),
            unit.agreeingWithChanges(), unit.disagreeing()}) {
            if (figure < 0 || figure > 200_000) {
                throw new DomainException(field, "%s: số %d ngoài khoảng hợp lý (0 đến 200.000).".formatted(
                        unit.name(), figure));
            }
        }
        int byStance = unit.agreeing() + unit.agreeingWithChanges() + unit.disagreeing();
        if (byStance > unit.opinions()) {
            throw new DomainException(field, "%s: tổng ý kiến theo quan điểm (%d) lớn hơn số ý kiến (%d)."
                    .formatted(unit.name(), byStance, unit.opinions()));
        }
    }

    private void refuseReportedElsewhere(String field, Round round, UUID requestId, List<NewUnit> units) {
        Map<String, String> reported = repository.reportedElsewhere(round.id(), requestId,
                units.stream().map(u -> u.key(requestId)).toList());
        units.stream().filter(u -> reported.containsKey(u.key(requestId))).findFirst().ifPresent(u -> {
            String by = reported.get(u.key(requestId));
            throw new DomainException(field, "Kết quả của “%s” đã do %s báo cáo trong vòng này; không cộng hai lần."
                    .formatted(u.name(), bodies.names(List.of(by)).get(by)));
        });
    }

    private void checkNewDue(String field, String label, LocalDate day, LocalDate due) {
        if (!day.isAfter(today()) || !day.isAfter(due)) {
            throw new DomainException(field, "%s phải sau hôm nay và sau hạn đang áp dụng (%s).".formatted(label,
                    DAY.format(due)));
        }
        if (!calendar.isWorkingDay(day)) {
            throw new DomainException(field, "%s %s là ngày nghỉ; ngày làm việc gần nhất sau đó là %s.".formatted(label,
                    DAY.format(day), DAY.format(calendar.onOrAfter(day))));
        }
    }

    private boolean isLate(RoundRequest request) {
        return today().isAfter(request.due());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
