package vn.directive.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.shared.NotFoundException;

/** Rows of rounds, requests and comments. */
@Repository
class RoundRepository {

    private static final List<String> AWAITED = RequestState.AWAITED.stream().map(Enum::name).toList();
    private static final String NUMBER = """
            update round_comment c set number = n.number, answer_revision = nextval('answer_revision') from (
                select c.id, row_number() over (order by %2$s)
                    + (select coalesce(max(number), 0) from round_comment where round_id = :id) number
                from round_comment c %1$s where c.round_id = :id and c.number is null and %3$s) n
            where n.id = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Locks the round until the transaction ends: what the lead body decides, and the last answers, follow one another.
     * Whoever waits is served in turn; with row locks a stream of {@link #hold} would keep them waiting.
     */
    Round lock(UUID roundId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))").param("id", roundId.toString())
                .query(row -> {});
        return find(roundId);
    }

    /** Keeps the round as it is until the transaction ends, together with others who do. */
    Round hold(UUID roundId) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(:id, 0))").param("id", roundId.toString())
                .query(row -> {});
        return find(roundId);
    }

    private Round find(UUID roundId) {
        return jdbc.sql("select * from comment_round where id = :id").param("id", roundId).query(Round.class).optional()
                .orElseThrow(Rounds::unknown);
    }

    /** The round of a request, and how many it awaits while it is open, counted no further than the limit. */
    Waiting waiting(UUID requestId, int limit) {
        return jdbc.sql("""
                select q.round_id, (select count(*) from (
                    select from round_request w join comment_round r on r.id = w.round_id and r.state = 'OPEN'
                    where w.round_id = q.round_id and w.state in (:states) limit :limit) counted) as awaited
                from round_request q where q.id = :id
                """).param("states", AWAITED).param("limit", limit).param("id", requestId).query(Waiting.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy yêu cầu góp ý."));
    }

    record Waiting(UUID roundId, int awaited) {}

    /** The round as it is, for reading only. */
    Round get(UUID roundId) {
        return jdbc.sql("select * from comment_round where id = :id").param("id", roundId).query(Round.class).single();
    }

    List<Round> lockUnfinished(UUID directiveId) {
        return jdbc.sql("select id from comment_round where directive_id = :id order by number, ordinal")
                .param("id", directiveId).query(UUID.class).list().stream().map(this::lock)
                .filter(round -> round.state() == RoundState.PREPARING || round.takesReplies()).toList();
    }

    UUID roundOf(UUID requestId) {
        return jdbc.sql("select round_id from round_request where id = :id").param("id", requestId)
                .query(UUID.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy yêu cầu góp ý."));
    }

    RoundRequest request(UUID requestId) {
        return jdbc.sql("select * from round_request where id = :id").param("id", requestId)
                .query(RoundRequest.class).single();
    }

    /** Locks the request until the transaction ends: typing in its rows and sending them on follow one another. */
    RoundRequest lockRequest(UUID requestId) {
        return jdbc.sql("select * from round_request where id = :id for update").param("id", requestId)
                .query(RoundRequest.class).single();
    }

    UUID begin(UUID directiveId, int number, RoundMode mode, String processInstanceId, String leadBody,
            RoundPolicy policy) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy)
                values (:id, :directiveId, :number,
                    (select coalesce(max(ordinal), 0) + 1 from comment_round
                        where directive_id = :directiveId and number = :number),
                    :mode, 'PREPARING', :instance, :leadBody, :rules, :days, :silence)
                """).param("id", id).param("directiveId", directiveId).param("number", number)
                .param("mode", mode.name()).param("instance", processInstanceId).param("leadBody", leadBody)
                .param("rules", policy.askedRules()).param("days", policy.replyWorkingDays())
                .param("silence", policy.silence().name()).update();
        return id;
    }

    void prepare(UUID roundId, UUID draftId, int draftVersion, PrepareRound plan) {
        jdbc.sql("""
                update comment_round set draft_document_id = :draft, draft_version = :version, deadline = :deadline,
                    silence_policy = :silence, questions = :questions, send_letter = :letter,
                    lowest_level = :level, inner_deadline = :inner, return_note = null
                where id = :id
                """).param("draft", draftId).param("version", draftVersion).param("deadline", plan.deadline())
                .param("silence", plan.silence().name()).param("questions", plan.questions())
                .param("letter", plan.sendLetter()).param("level", plan.lowestLevel())
                .param("inner", plan.innerDeadline()).param("id", roundId).update();
        jdbc.sql("delete from round_request where round_id = :id").param("id", roundId).update();
        jdbc.sql("delete from conference_body where round_id = :id").param("id", roundId).update();
        jdbc.sql("delete from conference where round_id = :id").param("id", roundId).update();
    }

    /** Plans requests; a withdrawn body is asked anew. */
    void plan(UUID roundId, Collection<String> bodies, LocalDate due) {
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due)
                select gen_random_uuid(), :roundId, body, 'PLANNED', :due from unnest(:bodies) as body
                on conflict (round_id, body) do update set state = 'PLANNED', owner = excluded.owner,
                    due = excluded.due,
                    process_instance_id = null, shown_due = null, reminded_on = null, withdrawal_reason = null
                """).param("roundId", roundId).param("bodies", bodies.toArray(String[]::new)).param("due", due).update();
    }

    /** Bodies that answer for a request of the round that was asked of another one and is not answered yet. */
    List<String> answering(UUID roundId, Collection<String> bodies) {
        return jdbc.sql("""
                select distinct owner from round_request
                where round_id = :id and owner = any(:bodies) and body <> owner and state in (:awaited) order by owner
                """).param("id", roundId).param("bodies", bodies.toArray(String[]::new)).param("awaited", AWAITED)
                .query(String.class).list();
    }

    /**
     * Plans to ask the bodies of today instead of those that have ended since they were chosen, each once and the lead
     * body not at all.
     */
    void planForSuccessors(UUID roundId) {
        LocalDate today = LocalDate.now(clock);
        int moved = jdbc.sql("""
                update round_request set owner = living_body(owner, :today)
                where round_id = :id and state = 'PLANNED' and (body <> owner
                    or owner = (select lead_body from comment_round where id = :id) or not exists (
                    select from body b where b.code = owner
                        and :today >= b.valid_from and (b.valid_to is null or :today <= b.valid_to)))
                """).param("id", roundId).param("today", today).update();
        if (moved == 0) {
            return;
        }
        jdbc.sql("""
                delete from round_request q using (
                    select p.id, p.owner = r.lead_body
                            or row_number() over (partition by p.owner order by p.body <> p.owner, p.body) > 1 as spare
                    from round_request p join comment_round r on r.id = p.round_id
                    where p.round_id = :id and p.state = 'PLANNED') s
                where q.id = s.id and s.spare
                """).param("id", roundId).update();
        jdbc.sql("""
                update round_request set body = owner where round_id = :id and state = 'PLANNED' and body <> owner
                """).param("id", roundId).update();
    }

    void planConference(UUID roundId, ConferencePlan plan, Collection<String> invited) {
        jdbc.sql("insert into conference (round_id, held_on, place, agenda) values (:id, :on, :place, :agenda)")
                .param("id", roundId).param("on", plan.heldOn()).param("place", plan.place())
                .param("agenda", plan.agenda()).update();
        invited.forEach(body -> jdbc.sql("insert into conference_body (round_id, body) values (:id, :body)")
                .param("id", roundId).param("body", body).update());
    }

    Optional<ConferencePlan> conference(UUID roundId) {
        return jdbc.sql("select held_on, place, agenda from conference where round_id = :id").param("id", roundId)
                .query(ConferencePlan.class).optional();
    }

    List<String> invited(UUID roundId) {
        return jdbc.sql("select body from conference_body where round_id = :id order by body").param("id", roundId)
                .query(String.class).list();
    }

    void recordConference(UUID roundId, LocalDate heldOn, Collection<String> attended, String minutes) {
        jdbc.sql("update conference set held_on = :on, minutes = :minutes, recorded_at = :now where round_id = :id")
                .param("on", heldOn).param("minutes", minutes).param("now", now()).param("id", roundId).update();
        jdbc.sql("update conference_body set attended = (body = any(:bodies)) where round_id = :id")
                .param("bodies", attended.toArray(String[]::new)).param("id", roundId).update();
    }

    void opened(UUID roundId, UUID letterId, String symbol, LocalDate issuedOn) {
        jdbc.sql("""
                update comment_round set state = 'OPEN', opened_at = :now, letter_document_id = :letter,
                    letter_symbol = :symbol, letter_issued_on = :on where id = :id
                """).param("now", now()).param("letter", letterId).param("symbol", symbol)
                .param("on", symbol == null ? null : issuedOn).param("id", roundId).update();
    }

    void returned(UUID roundId, String note) {
        jdbc.sql("update comment_round set return_note = :note where id = :id").param("note", note)
                .param("id", roundId).update();
    }

    List<RoundRequest> planned(UUID roundId, int size) {
        return jdbc.sql("""
                select * from round_request where round_id = :id and state = 'PLANNED' order by body limit :size
                """).param("id", roundId).param("size", size).query(RoundRequest.class).list();
    }

    /** @param processInstanceIds in the order of the requests */
    void sent(List<UUID> requestIds, List<String> processInstanceIds) {
        jdbc.sql("""
                update round_request q set state = 'SENT', sent_at = :now, process_instance_id = s.instance,
                    shown_due = due from unnest(:ids, :instances) as s (id, instance) where q.id = s.id
                """).param("now", now()).param("ids", requestIds.toArray(UUID[]::new))
                .param("instances", processInstanceIds.toArray(String[]::new)).update();
    }

    List<RoundRequest> requests(UUID roundId) {
        return jdbc.sql("select * from round_request where round_id = :id order by body").param("id", roundId)
                .query(RoundRequest.class).list();
    }

    /** Requests that already reached their bodies and are not answered. */
    List<RoundRequest> unanswered(UUID roundId, int size) {
        return jdbc.sql("""
                select * from round_request where round_id = :id and state in ('SENT', 'ACCEPTED', 'PREPARED')
                order by body limit :size
                """).param("id", roundId).param("size", size).query(RoundRequest.class).list();
    }

    List<RoundRequest> requests(UUID roundId, Collection<String> bodies) {
        return jdbc.sql("select * from round_request where round_id = :id and body = any(:bodies) order by body")
                .param("id", roundId).param("bodies", bodies.toArray(String[]::new)).query(RoundRequest.class).list();
    }

    void reminded(Collection<UUID> requestIds, LocalDate day) {
        jdbc.sql("update round_request set reminded_on = :day where id = any(:ids)").param("day", day)
                .param("ids", requestIds.toArray(UUID[]::new)).update();
    }

    int count(UUID roundId, Collection<String> states) {
        return jdbc.sql("select count(*) from round_request where round_id = :id and state in (:states)")
                .param("id", roundId).param("states", states).query(Integer.class).single();
    }

    int awaited(UUID roundId) {
        return count(roundId, AWAITED);
    }

    /** How many are awaited, counted no further than the limit. */
    int awaited(UUID roundId, int limit) {
        return jdbc.sql("""
                select count(*) from (select from round_request where round_id = :id and state in (:awaited)
                    limit :limit) counted
                """).param("id", roundId).param("awaited", AWAITED).param("limit", limit).query(Integer.class).single();
    }

    void state(UUID requestId, RequestState state) {
        jdbc.sql("update round_request set state = :state where id = :id").param("state", state.name())
                .param("id", requestId).update();
    }

    void acknowledged(UUID requestId) {
        jdbc.sql("""
                update round_request set state = 'ACCEPTED', acknowledged_at = coalesce(acknowledged_at, :now)
                where id = :id
                """).param("now", now()).param("id", requestId).update();
    }

    void withdrawn(Collection<UUID> requestIds, String reason) {
        UUID[] ids = requestIds.toArray(UUID[]::new);
        jdbc.sql("delete from unit_result where request_id = any(:ids)").param("ids", ids).update();
        jdbc.sql("delete from round_comment where request_id = any(:ids) and number is null").param("ids", ids).update();
        jdbc.sql("update round_request set state = 'WITHDRAWN', withdrawal_reason = :reason where id = any(:ids)")
                .param("reason", reason).param("ids", ids).update();
    }

    void declined(UUID requestId, String reason, String namedBody, boolean late) {
        jdbc.sql("""
                update round_request set state = 'DECLINED', decline_reason = :reason, named_body = :named,
                    replied_at = :now, acknowledged_at = coalesce(acknowledged_at, :now), late = :late where id = :id
                """).param("reason", reason).param("named", namedBody).param("now", now()).param("late", late)
                .param("id", requestId).update();
    }

    void extensionAsked(UUID requestId, LocalDate wanted, String reason) {
        jdbc.sql("""
                update round_request set extension_wanted = :wanted, extension_reason = :reason,
                    extension_decision = null, extension_note = null,
                    acknowledged_at = coalesce(acknowledged_at, :now) where id = :id
                """).param("wanted", wanted).param("reason", reason).param("now", now())
                .param("id", requestId).update();
    }

    void extensionDecided(UUID requestId, boolean granted, String note) {
        jdbc.sql("update round_request set extension_decision = :decision, extension_note = :note where id = :id")
                .param("decision", granted ? "GRANTED" : "REFUSED").param("note", note).param("id", requestId).update();
    }

    /** The running work of the request shows the new date already. */
    void due(UUID requestId, LocalDate due) {
        jdbc.sql("update round_request set due = :due, shown_due = :due where id = :id").param("due", due)
                .param("id", requestId).update();
    }

    /** Gives awaited bodies until this day that would be due earlier; what they see follows. */
    List<RoundRequest> extendEarlier(UUID roundId, LocalDate due) {
        return jdbc.sql("""
                update round_request set due = :due
                where round_id = :id and state in (:awaited) and due < :due returning *
                """).param("due", due).param("id", roundId).param("awaited", AWAITED).query(RoundRequest.class).list();
    }

    List<RoundRequest> extend(Collection<UUID> requestIds, LocalDate due) {
        return jdbc.sql("update round_request set due = :due where id = any(:ids) returning *").param("due", due)
                .param("ids", requestIds.toArray(UUID[]::new)).query(RoundRequest.class).list();
    }

    /** Requests whose running work shows another date than theirs. */
    List<RoundRequest> showingAnotherDate(UUID roundId, int size) {
        return jdbc.sql("""
                select * from round_request where round_id = :id and state in ('SENT', 'ACCEPTED', 'PREPARED')
                    and due is distinct from shown_due order by body limit :size
                """).param("id", roundId).param("size", size).query(RoundRequest.class).list();
    }

    void shown(Collection<UUID> requestIds) {
        jdbc.sql("update round_request set shown_due = due where id = any(:ids)")
                .param("ids", requestIds.toArray(UUID[]::new)).update();
    }

    /** Withdraws what is awaited in one go. @return processes that work on it */
    List<String> withdrawAwaited(UUID roundId, Collection<RequestState> states, String reason) {
        String wanted = " in (select id from round_request where round_id = :id and state in (:states))";
        List<String> names = states.stream().map(Enum::name).toList();
        jdbc.sql("delete from unit_result where request_id" + wanted).param("id", roundId).param("states", names).update();
        jdbc.sql("delete from round_comment where number is null and request_id" + wanted).param("id", roundId)
                .param("states", names).update();
        return jdbc.sql("""
                update round_request set state = 'WITHDRAWN', withdrawal_reason = :reason
                where round_id = :id and state in (:states) returning process_instance_id
                """).param("reason", reason).param("id", roundId).param("states", names).query(String.class).list()
                .stream().filter(Objects::nonNull).toList();
    }

    boolean awaitsConference(UUID roundId) {
        return jdbc.sql("select exists (select from conference where round_id = :id and recorded_at is null)")
                .param("id", roundId).query(Boolean.class).single();
    }

    void prepared(UUID requestId, Stance stance, String generalOpinion) {
        jdbc.sql("""
                update round_request set state = 'PREPARED', stance = :stance, general_opinion = :opinion,
                    return_note = null where id = :id
                """).param("stance", stance.name()).param("opinion", generalOpinion).param("id", requestId).update();
    }

    void replyReturned(UUID requestId, String note) {
        jdbc.sql("update round_request set state = 'ACCEPTED', return_note = :note where id = :id")
                .param("note", note).param("id", requestId).update();
    }

    void answered(UUID requestId, String symbol, LocalDate dated, boolean late) {
        jdbc.sql("""
                update round_request set state = 'ANSWERED', reply_symbol = :symbol, reply_dated = :dated,
                    replied_at = :now, late = :late where id = :id
                """).param("symbol", symbol).param("dated", dated).param("now", now()).param("late", late)
                .param("id", requestId).update();
    }

    /** Replaces what was not sent yet. */
    void replaceComments(UUID roundId, UUID requestId, List<NewComment> comments,
            Function<String, Optional<String>> clauses) {
        jdbc.sql("delete from round_comment where request_id = :id and number is null").param("id", requestId)
                .update();
        insert(roundId, requestId, comments, clauses);
    }

    void insertSpoken(UUID roundId, List<NewComment> comments, Function<String, Optional<String>> clauses) {
        insert(roundId, null, comments, clauses);
        numberSpoken(roundId);
    }

    private void insert(UUID roundId, UUID requestId, List<NewComment> comments,
            Function<String, Optional<String>> clauses) {
        for (int i = 0; i < comments.size(); i++) {
            NewComment comment = comments.get(i);
            jdbc.sql("""
                    insert into round_comment (id, round_id, request_id, body, position, clause, clause_number,
                        kind, comment, proposed)
                    values (:id, :roundId, :requestId, :body, :position, :clause, :number, :kind, :comment, :proposed)
                    """).param("id", UUID.randomUUID()).param("roundId", roundId).param("requestId", requestId)
                    .param("body", comment.body()).param("position", i + 1).param("clause", comment.clause())
                    .param("number", clauses.apply(comment.clause()).orElse(null))
                    .param("kind", comment.kind().name()).param("comment", comment.comment())
                    .param("proposed", comment.proposed()).update();
        }
    }

    /** Gives the next numbers of the round to what was spoken; the round is locked. */
    private void numberSpoken(UUID roundId) {
        jdbc.sql(NUMBER.formatted("", "c.position", "c.request_id is null")).param("id", roundId).update();
    }

    /** Gives the next numbers of the round to comments that arrived, in the order in which they did; it is locked. */
    void number(UUID roundId) {
        jdbc.sql(NUMBER.formatted("join round_request q on q.id = c.request_id and q.state = 'ANSWERED'",
                "q.replied_at, c.body, c.position", "c.request_id is not null")).param("id", roundId).update();
    }

    /** Rounds in which comments arrived that have no number yet. */
    List<UUID> withoutNumbers() {
        return jdbc.sql("""
                select r.id from comment_round r where r.state in ('OPEN', 'CLOSED') and exists (
                    select from round_comment c join round_request q on q.id = c.request_id and q.state = 'ANSWERED'
                    where c.round_id = r.id and c.number is null)
                """).query(UUID.class).list();
    }

    List<NewComment> commentsOf(UUID requestId) {
        return jdbc.sql("""
                select body, clause, kind, comment, proposed from round_comment where request_id = :id order by position
                """).param("id", requestId).query(NewComment.class).list();
    }

    void replaceUnits(UUID roundId, UUID requestId, List<NewUnit> units, boolean ownTotal, String user) {
        jdbc.sql("delete from unit_result where request_id = :id and own_total = :own").param("id", requestId)
                .param("own", ownTotal).update();
        for (int i = 0; i < units.size(); i++) {
            NewUnit unit = units.get(i);
            jdbc.sql("""
                    insert into unit_result (id, round_id, request_id, position, unit_key, unit_code, unit_name,
                        own_total, held_on, conferences, delegates, opinions, agreeing, agreeing_with_changes,
                        disagreeing, entered_by)
                    values (:id, :roundId, :requestId, :position, :key, :code, :name, :own, :heldOn, :conferences,
                        :delegates, :opinions, :agreeing, :withChanges, :disagreeing, :user)
                    """).param("id", UUID.randomUUID()).param("roundId", roundId).param("requestId", requestId)
                    .param("position", i + 1).param("key", unit.key(requestId)).param("code", unit.code())
                    .param("name", unit.name()).param("own", ownTotal).param("heldOn", unit.heldOn())
                    .param("conferences", unit.conferences()).param("delegates", unit.delegates())
                    .param("opinions", unit.opinions()).param("agreeing", unit.agreeing())
                    .param("withChanges", unit.agreeingWithChanges()).param("disagreeing", unit.disagreeing())
                    .param("user", user).update();
        }
    }

    List<NewUnit> units(UUID requestId, boolean ownTotal) {
        return jdbc.sql("""
                select unit_code code, unit_name name, held_on, conferences, delegates, opinions, agreeing,
                    agreeing_with_changes, disagreeing
                from unit_result where request_id = :id and own_total = :own order by position
                """).param("id", requestId).param("own", ownTotal).query(NewUnit.class).list();
    }

    /** Which of these units another request of the round already reports, by key, with the body that does. */
    Map<String, String> reportedElsewhere(UUID roundId, UUID requestId, Collection<String> keys) {
        Map<String, String> found = new java.util.TreeMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                    select u.unit_key, q.body from unit_result u join round_request q on q.id = u.request_id
                    where u.round_id = :roundId and u.request_id <> :requestId and u.unit_key in (:keys)
                    """).param("roundId", roundId).param("requestId", requestId).param("keys", keys)
                    .query(rs -> {
                        found.put(rs.getString(1), rs.getString(2));
                    });
        }
        return found;
    }

    void extended(UUID roundId, LocalDate deadline) {
        jdbc.sql("update comment_round set deadline = :deadline where id = :id").param("deadline", deadline)
                .param("id", roundId).update();
    }

    void closeEarly(UUID roundId, String reason) {
        jdbc.sql("update comment_round set early_reason = :reason where id = :id").param("reason", reason)
                .param("id", roundId).update();
    }

    void closed(UUID roundId, ClosingCause cause) {
        jdbc.sql("update comment_round set state = 'CLOSED', closed_by = :cause, closed_at = :now where id = :id")
                .param("cause", cause.name()).param("now", now()).param("id", roundId).update();
    }

    List<Integer> acceptedNumbers(UUID roundId) {
        return jdbc.sql("""
                select number from round_comment where round_id = :id and outcome in ('ACCEPTED', 'PARTLY_ACCEPTED')
                order by number
                """).param("id", roundId).query(Integer.class).list();
    }

    void revised(UUID roundId, Integer version, String note, Collection<Integer> takenIn) {
        jdbc.sql("""
                update comment_round set revised_version = :version, revision_note = :note, return_note = null
                where id = :id
                """).param("version", version).param("note", note).param("id", roundId).update();
        jdbc.sql("update round_comment set taken_in_version = null where round_id = :id").param("id", roundId).update();
        if (!takenIn.isEmpty()) {
            jdbc.sql("""
                    update round_comment set taken_in_version = :version where round_id = :id and number in (:numbers)
                    """).param("version", version).param("id", roundId).param("numbers", takenIn).update();
        }
    }

    void finished(UUID roundId) {
        jdbc.sql("update comment_round set state = 'FINISHED', finished_at = :now, return_note = null where id = :id")
                .param("now", now()).param("id", roundId).update();
    }

    void cancelled(UUID roundId) {
        jdbc.sql("update comment_round set state = 'CANCELLED' where id = :id").param("id", roundId).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
