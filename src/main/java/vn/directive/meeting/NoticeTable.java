package vn.directive.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.document.HandedIn;
import vn.directive.meeting.NoticeView.Review;

@Repository
class NoticeTable {

    private final JdbcClient jdbc;

    NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID directiveId, UUID meetingId, Instant at) {
        jdbc.sql("""
                insert into conclusion_notice (id, directive_id, meeting_id, state, opened_at)
                values (?, ?, ?, 'DRAFTING', ?)""").params(id, directiveId, meetingId, Timestamp.from(at)).update();
    }

    Optional<NoticeView> find(UUID id) {
        return jdbc.sql("select * from conclusion_notice where id = ?").param(id).query(NoticeView.class).optional();
    }

    Optional<NoticeView> lock(UUID id) {
        return jdbc.sql("select * from conclusion_notice where id = ? for update").param(id).query(NoticeView.class)
                .optional();
    }

    Optional<NoticeView> latest(UUID directiveId) {
        return jdbc.sql("select * from conclusion_notice where directive_id = ? order by opened_at desc, id limit 1")
                .param(directiveId).query(NoticeView.class).optional();
    }

    void submitted(UUID id, NoticeDraft draft, HandedIn.Version document) {
        jdbc.sql("""
                update conclusion_notice set state = 'SUBMITTED', lead_body = :leadBody, content = :content,
                    draft_deadline = :deadline, document_id = :document, version = :version where id = :id""")
                .param("id", id).param("leadBody", draft.leadBody()).param("content", draft.content())
                .param("deadline", draft.draftDeadline()).param("document", document.documentId())
                .param("version", document.number()).update();
        jdbc.sql("delete from conclusion where notice_id = ?").param(id).update();
        for (int i = 0; i < draft.conclusions().size(); i++) {
            jdbc.sql("insert into conclusion (notice_id, position, text) values (?, ?, ?)")
                    .params(id, i + 1, draft.conclusions().get(i)).update();
        }
        jdbc.sql("delete from conclusion_coordinating_body where notice_id = ?").param(id).update();
        draft.coordinatingBodies().stream().distinct().forEach(body -> jdbc
                .sql("insert into conclusion_coordinating_body (notice_id, body) values (?, ?)")
                .params(id, body).update());
    }

    void state(UUID id, NoticeState state) {
        jdbc.sql("update conclusion_notice set state = ? where id = ?").params(state.name(), id).update();
    }

    void signed(UUID id, String signedBy, String capacity) {
        jdbc.sql("update conclusion_notice set state = 'SIGNED', signed_by = ?, capacity = ? where id = ?")
                .params(signedBy, capacity, id).update();
    }

    void issued(UUID id, String symbol, LocalDate issuedOn, String recipients) {
        jdbc.sql("""
                update conclusion_notice set state = 'ISSUED', symbol = ?, issued_on = ?, recipients = ?
                where id = ?""").params(symbol, issuedOn, recipients, id).update();
    }

    void review(UUID id, Review review, Instant at) {
        jdbc.sql("""
                insert into conclusion_notice_review (notice_id, step, passed, note, reviewed_by, reviewed_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(id, review.step().name(), review.passed(), review.note(), review.reviewedBy(),
                        Timestamp.from(at)).update();
    }

    List<Review> reviews(UUID id) {
        return jdbc.sql("""
                select step, passed, note, reviewed_by from conclusion_notice_review where notice_id = ? order by id""")
                .param(id).query(Review.class).list();
    }

    List<String> conclusions(UUID id) {
        return jdbc.sql("select text from conclusion where notice_id = ? order by position").param(id)
                .query(String.class).list();
    }

    List<String> coordinatingBodies(UUID id) {
        return jdbc.sql("select body from conclusion_coordinating_body where notice_id = ? order by body").param(id)
                .query(String.class).list();
    }
}
