package vn.directive.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.document.HandedIn.Version;
import vn.directive.shared.NotFoundException;

/** Rows of reviews, requests and nominations. */
@Repository
class ReviewRepository {

    private final JdbcClient jdbc;

    ReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Review review, UUID calendarEventId) {
        jdbc.sql("""
                insert into review (id, directive_id, calendar_event_id, kind, label, period_from, period_to, state,
                    plan_document_id, plan_version, report_document_id, report_version)
                values (:id, :directiveId, :event, :kind, :label, :from, :to, 'PLANNING', :plan, :planVersion, :report,
                    :reportVersion)
                """)
                .param("id", review.id()).param("directiveId", review.directiveId()).param("event", calendarEventId)
                .param("kind", review.kind().name()).param("label", review.label()).param("from", review.from())
                .param("to", review.to()).param("plan", document(review.plan()))
                .param("planVersion", number(review.plan())).param("report", document(review.report()))
                .param("reportVersion", number(review.report())).update();
    }

    Review get(UUID id) {
        return jdbc.sql("select * from review where id = :id").param("id", id).query(ReviewRepository::review)
                .optional().orElseThrow(() -> new NotFoundException("Không tìm thấy đợt sơ kết, tổng kết."));
    }

    /** Holds the review, so that the last report and the end of the asking follow each other. */
    Review lock(UUID id) {
        jdbc.sql("select 1 from review where id = :id for update").param("id", id).query(Integer.class).optional();
        return get(id);
    }

    void plan(UUID id, String contents, LocalDate reportsDueOn, LocalDate conferenceOn, String place, Version plan) {
        jdbc.sql("""
                update review set contents = :contents, reports_due_on = :due, conference_on = :on,
                    conference_place = :place, plan_document_id = :plan, plan_version = :version, return_note = null
                where id = :id
                """)
                .param("contents", contents).param("due", reportsDueOn).param("on", conferenceOn)
                .param("place", place).param("plan", plan.documentId()).param("version", plan.number())
                .param("id", id).update();
    }

    void returnPlan(UUID id, String note) {
        jdbc.sql("update review set return_note = :note where id = :id").param("note", note).param("id", id).update();
    }

    void state(UUID id, String state) {
        jdbc.sql("update review set state = :state where id = :id").param("state", state).param("id", id).update();
    }

    void report(UUID id, Version report) {
        jdbc.sql("update review set report_document_id = :report, report_version = :version where id = :id")
                .param("report", report.documentId()).param("version", report.number()).param("id", id).update();
    }

    void conference(UUID id, LocalDate heldOn, String attendance, String conclusions) {
        jdbc.sql("""
                update review set conference_held_on = :on, attendance = :attendance, conclusions = :conclusions
                where id = :id
                """)
                .param("on", heldOn).param("attendance", attendance).param("conclusions", conclusions)
                .param("id", id).update();
    }

    void decide(UUID id, ReviewOutcome outcome, String note, LocalDate on, String by) {
        jdbc.sql("""
                update review set state = 'DECIDED', outcome = :outcome, decision_note = :note, decided_on = :on,
                    decided_by = :by where id = :id
                """)
                .param("outcome", outcome.name()).param("note", note).param("on", on).param("by", by)
                .param("id", id).update();
    }

    void withdrawOpen(UUID directiveId) {
        jdbc.sql("""
                update review set state = 'WITHDRAWN' where directive_id = :id and state not in ('DECIDED', 'WITHDRAWN')
                """).param("id", directiveId).update();
    }

    /** False when the body was asked before. */
    boolean insertRequest(UUID id, UUID reviewId, String body) {
        return jdbc.sql("""
                insert into review_request (id, review_id, body, state) values (:id, :reviewId, :body, 'REQUESTED')
                on conflict (review_id, body) do nothing
                """).param("id", id).param("reviewId", reviewId).param("body", body).update() == 1;
    }

    ReviewRequest request(UUID id) {
        return jdbc.sql("select * from review_request where id = :id").param("id", id)
                .query(ReviewRepository::request).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy yêu cầu báo cáo."));
    }

    /** In order of body. */
    List<ReviewRequest> requests(UUID reviewId) {
        return jdbc.sql("select * from review_request where review_id = :id order by body").param("id", reviewId)
                .query(ReviewRepository::request).list();
    }

    void prepare(UUID id, String results, String shortcomings, String proposals, String by) {
        jdbc.sql("""
                update review_request set results = :results, shortcomings = :shortcomings, proposals = :proposals,
                    prepared_by = :by, return_note = null where id = :id
                """)
                .param("results", results).param("shortcomings", shortcomings).param("proposals", proposals)
                .param("by", by).param("id", id).update();
    }

    void returnReport(UUID id, String note) {
        jdbc.sql("update review_request set return_note = :note where id = :id").param("note", note).param("id", id)
                .update();
    }

    void send(UUID id, String by, Instant at) {
        jdbc.sql("update review_request set sent_by = :by, sent_at = :at, state = 'REPORTED' where id = :id")
                .param("by", by).param("at", Timestamp.from(at)).param("id", id).update();
    }

    int closeRequests(UUID reviewId) {
        return jdbc.sql("update review_request set state = 'MISSED' where review_id = :id and state = 'REQUESTED'")
                .param("id", reviewId).update();
    }

    void nominate(UUID reviewId, String body, String nominee, String achievement, String figures, String by) {
        jdbc.sql("""
                insert into review_nomination (id, review_id, body, number, nominee, achievement, figures, nominated_by,
                    state)
                select :id, :reviewId, :body, coalesce(max(number), 0) + 1, :nominee, :achievement, :figures, :by,
                    'NOMINATED' from review_nomination where review_id = :reviewId
                """)
                .param("id", UUID.randomUUID()).param("reviewId", reviewId).param("body", body)
                .param("nominee", nominee).param("achievement", achievement).param("figures", figures)
                .param("by", by).update();
    }

    /** In order of number. */
    List<Nomination> nominations(UUID reviewId) {
        return jdbc.sql("select * from review_nomination where review_id = :id order by number")
                .param("id", reviewId).query(Nomination.class).list();
    }

    void nominationStates(UUID reviewId, Collection<Integer> numbers, String state) {
        jdbc.sql("""
                update review_nomination set state = :state
                where review_id = :id and number = any(string_to_array(:numbers, ',')::int[])
                """)
                .param("state", state).param("id", reviewId)
                .param("numbers", numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .update();
    }

    private static Review review(ResultSet row, int index) throws SQLException {
        String outcome = row.getString("outcome");
        return new Review(row.getObject("id", UUID.class), row.getObject("directive_id", UUID.class),
                ReviewKind.valueOf(row.getString("kind")), row.getString("label"),
                row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class),
                row.getString("state"), row.getString("contents"), row.getObject("reports_due_on", LocalDate.class),
                row.getObject("conference_on", LocalDate.class), row.getString("conference_place"),
                row.getString("return_note"), version(row, "plan"), version(row, "report"),
                outcome == null ? null : ReviewOutcome.valueOf(outcome));
    }

    private static Version version(ResultSet row, String what) throws SQLException {
        return Version.ofNullable(row.getObject(what + "_document_id", UUID.class),
                row.getObject(what + "_version", Integer.class));
    }

    private static ReviewRequest request(ResultSet row, int index) throws SQLException {
        return new ReviewRequest(row.getObject("id", UUID.class), row.getObject("review_id", UUID.class),
                row.getString("body"), row.getString("owner"), row.getString("state"), row.getString("results"),
                row.getString("shortcomings"), row.getString("proposals"), row.getString("return_note"));
    }

    private static UUID document(Version version) {
        return version == null ? null : version.documentId();
    }

    private static Integer number(Version version) {
        return version == null ? null : version.number();
    }
}
