package vn.directive.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.document.HandedIn;
import vn.directive.meeting.MeetingView.Paper;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Minutes.Direction;

@Repository
class MeetingTable {

    private final JdbcClient jdbc;

    MeetingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID directiveId, Instant at) {
        jdbc.sql("insert into meeting (id, directive_id, state, opened_at) values (?, ?, 'PLANNING', ?)")
                .params(id, directiveId, Timestamp.from(at)).update();
    }

    Optional<MeetingView> find(UUID id) {
        return jdbc.sql("select * from meeting where id = ?").param(id).query(MeetingView.class).optional();
    }

    Optional<MeetingView> lock(UUID id) {
        return jdbc.sql("select * from meeting where id = ? for update").param(id).query(MeetingView.class).optional();
    }

    Optional<MeetingView> latest(UUID directiveId) {
        return jdbc.sql("select * from meeting where directive_id = ? order by opened_at desc, id limit 1")
                .param(directiveId).query(MeetingView.class).optional();
    }

    List<MeetingView> open(UUID directiveId) {
        return jdbc.sql("""
                select * from meeting where directive_id = ? and state not in ('CONFIRMED', 'CANCELLED') for update""")
                .param(directiveId).query(MeetingView.class).list();
    }

    void plan(UUID id, MeetingPlan plan) {
        jdbc.sql("""
                update meeting set state = 'SUBMITTED', return_note = null, kind = :kind, held_on = :heldOn,
                    place = :place, chair = :chair, co_chair = :coChair, agenda = :agenda, papers_wanted = :papers
                where id = :id""")
                .param("id", id).param("kind", plan.kind().name()).param("heldOn", plan.heldOn())
                .param("place", plan.place()).param("chair", plan.chair()).param("coChair", plan.coChair())
                .param("agenda", plan.agenda()).param("papers", plan.papersWanted()).update();
    }

    void state(UUID id, MeetingState state, String returnNote) {
        jdbc.sql("update meeting set state = ?, return_note = ? where id = ?").params(state.name(), returnNote, id)
                .update();
    }

    void announced(UUID id, UUID invitation) {
        jdbc.sql("update meeting set state = 'ANNOUNCED', invitation_id = ? where id = ?").params(invitation, id)
                .update();
    }

    void prepared(UUID id, UUID report, String keyFigures) {
        jdbc.sql("update meeting set state = 'PREPARED', lead_in_report_id = ?, key_figures = ? where id = ?")
                .params(report, keyFigures, id).update();
    }

    void minuted(UUID id, Minutes minutes, HandedIn.Version document) {
        jdbc.sql("""
                update meeting set state = 'MINUTED', return_note = null, discussion = :discussion,
                    proposes_directive = :proposes, minutes_id = :document, minutes_version = :version
                where id = :id""")
                .param("id", id).param("discussion", minutes.discussion())
                .param("proposes", minutes.proposesDirective()).param("document", document.documentId())
                .param("version", document.number()).update();
    }

    List<Participant> participants(UUID id) {
        return jdbc.sql("""
                select body, name, invited, attendees, remark from meeting_participant where meeting_id = ?
                order by position""").param(id).query(Participant.class).list();
    }

    void replaceParticipants(UUID id, Collection<Participant> participants) {
        jdbc.sql("delete from meeting_participant where meeting_id = ?").param(id).update();
        int position = 0;
        for (Participant p : participants) {
            jdbc.sql("""
                    insert into meeting_participant (meeting_id, position, body, name, invited, attendees, remark)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(id, ++position, p.body(), p.name(), p.invited(), p.attendees(), p.remark()).update();
        }
    }

    List<Direction> directions(UUID id) {
        return jdbc.sql("""
                select content, responsible, deadline from meeting_direction where meeting_id = ? order by position""")
                .param(id).query(Direction.class).list();
    }

    void replaceDirections(UUID id, List<Direction> directions) {
        jdbc.sql("delete from meeting_direction where meeting_id = ?").param(id).update();
        int position = 0;
        for (Direction d : directions) {
            jdbc.sql("""
                    insert into meeting_direction (meeting_id, position, content, responsible, deadline)
                    values (?, ?, ?, ?, ?)""")
                    .params(id, ++position, d.content(), d.responsible(), d.deadline()).update();
        }
    }

    List<Paper> papers(UUID id) {
        return jdbc.sql("""
                select id, body, owner, state, title, document_id, reason from meeting_paper where meeting_id = ?
                order by body""")
                .param(id).query(Paper.class).list();
    }

    void wantPapers(UUID id) {
        jdbc.sql("""
                insert into meeting_paper (meeting_id, body, state)
                select meeting_id, body, 'WANTED' from meeting_participant where meeting_id = ? and body is not null
                """).param(id).update();
    }

    /** Marks the next bodies as asked. */
    List<Paper> askNext(UUID id, int size) {
        return jdbc.sql("""
                update meeting_paper set state = 'REQUESTED' where meeting_id = :id and body in (select body
                    from meeting_paper where meeting_id = :id and state = 'WANTED' order by body limit :size)
                returning id, body, owner, state, title, document_id, reason""").param("id", id).param("size", size)
                .query(Paper.class).list();
    }

    boolean anyPaper(UUID id, String... states) {
        return jdbc.sql("select exists (select 1 from meeting_paper where meeting_id = ? and state = any(?))")
                .params(id, states).query(Boolean.class).single();
    }

    /** The paper that a body was asked for and has not answered, or answers for now. */
    Optional<Paper> awaited(UUID id, String body) {
        return jdbc.sql("""
                select id, body, owner, state, title, document_id, reason from meeting_paper
                where meeting_id = :id and state = 'REQUESTED' and (body = :body or owner = :body)
                order by body <> :body, body limit 1""").param("id", id).param("body", body)
                .query(Paper.class).optional();
    }

    /** @return false when the body was not asked or has answered already */
    boolean answer(UUID id, Paper answer) {
        return jdbc.sql("""
                update meeting_paper set state = :state, title = :title, document_id = :document, reason = :reason
                where meeting_id = :id and id = :paper and state = 'REQUESTED'""")
                .param("id", id).param("paper", answer.id()).param("state", answer.state())
                .param("title", answer.title()).param("document", answer.documentId())
                .param("reason", answer.reason()).update() == 1;
    }

    /** @return bodies that still have tasks open */
    List<String> missUnanswered(UUID id) {
        List<String> asked = jdbc.sql("""
                select distinct owner from meeting_paper where meeting_id = ? and state = 'REQUESTED'""")
                .param(id).query(String.class).list();
        jdbc.sql("update meeting_paper set state = 'MISSED' where meeting_id = ? and state in ('WANTED', 'REQUESTED')")
                .param(id).update();
        return asked;
    }
}
