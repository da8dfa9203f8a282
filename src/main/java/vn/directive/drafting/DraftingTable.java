package vn.directive.drafting;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.document.HandedIn;
import vn.directive.drafting.DraftReview.Finding;
import vn.directive.drafting.DraftingTeam.Milestone;

@Repository
class DraftingTable {

    private final JdbcClient jdbc;

    DraftingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID directiveId, String body, LocalDate dueOn, Instant at) {
        jdbc.sql("""
                insert into drafting_assignment (id, directive_id, body, state, due_on, opened_at)
                values (?, ?, ?, 'ASSIGNING', ?, ?)""")
                .params(id, directiveId, body, dueOn, Timestamp.from(at)).update();
    }

    Optional<DraftingView> find(UUID id) {
        return jdbc.sql("select * from drafting_assignment where id = ?").param(id).query(DraftingView.class)
                .optional();
    }

    Optional<DraftingView> lock(UUID id) {
        return jdbc.sql("select * from drafting_assignment where id = ? for update").param(id)
                .query(DraftingView.class).optional();
    }

    Optional<DraftingView> latest(UUID directiveId) {
        return jdbc.sql("""
                select * from drafting_assignment where directive_id = ? order by opened_at desc, id limit 1""")
                .param(directiveId).query(DraftingView.class).optional();
    }

    void assigned(UUID id, DraftingTeam team) {
        jdbc.sql("update drafting_assignment set state = 'WRITING', editor = ? where id = ?")
                .params(team.editor(), id).update();
        team.members().forEach(member -> jdbc
                .sql("insert into drafting_member (drafting_id, username) values (?, ?)").params(id, member).update());
        team.coordinatingBodies().forEach(body -> jdbc
                .sql("insert into drafting_coordinating_body (drafting_id, body) values (?, ?)")
                .params(id, body).update());
        for (int i = 0; i < team.milestones().size(); i++) {
            jdbc.sql("insert into drafting_milestone (drafting_id, position, name, due_on) values (?, ?, ?, ?)")
                    .params(id, i + 1, team.milestones().get(i).name(), team.milestones().get(i).dueOn()).update();
        }
    }

    void written(UUID id, HandedIn.Version version, List<DraftBasis> bases) {
        jdbc.sql("""
                update drafting_assignment set state = 'COMMENTING', document_id = ?, version = ? where id = ?""")
                .params(version.documentId(), version.number(), id).update();
        jdbc.sql("delete from draft_basis where drafting_id = ?").param(id).update();
        for (int i = 0; i < bases.size(); i++) {
            jdbc.sql("""
                    insert into draft_basis (drafting_id, position, symbol, subject, issued_on)
                    values (?, ?, ?, ?, ?)""")
                    .params(id, i + 1, bases.get(i).symbol(), bases.get(i).subject(), bases.get(i).issuedOn())
                    .update();
        }
    }

    void state(UUID id, DraftingState state) {
        jdbc.sql("update drafting_assignment set state = ? where id = ?").params(state.name(), id).update();
    }

    void review(UUID id, int version, DraftReview review, String by, Instant at) {
        long key = jdbc.sql("""
                insert into draft_review (drafting_id, version, step, passed, note, reviewed_by, reviewed_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(id, version, review.step().name(), review.passed(), review.note(), by, Timestamp.from(at))
                .query(Long.class).single();
        for (int i = 0; i < review.findings().size(); i++) {
            Finding f = review.findings().get(i);
            jdbc.sql("""
                    insert into draft_finding (review_id, position, kind, place, content, proposal)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(key, i + 1, f.kind().name(), f.place(), f.content(), f.proposal()).update();
        }
    }

    /** Reviews of the version handed in last, oldest first. */
    List<DraftReview> reviews(UUID id) {
        record Row(long id, DraftStep step, boolean passed, String note) {}
        return jdbc.sql("""
                select r.id, r.step, r.passed, r.note from draft_review r
                join drafting_assignment a on a.id = r.drafting_id and a.version = r.version
                where a.id = ? order by r.id""").param(id).query(Row.class).list().stream()
                .map(row -> new DraftReview(row.step(), row.passed(), row.note(), jdbc.sql("""
                        select kind, place, content, proposal from draft_finding where review_id = ?
                        order by position""").param(row.id()).query(Finding.class).list())).toList();
    }

    List<DraftBasis> bases(UUID id) {
        return jdbc.sql("select symbol, subject, issued_on from draft_basis where drafting_id = ? order by position")
                .param(id).query(DraftBasis.class).list();
    }

    DraftingTeam team(DraftingView drafting) {
        return new DraftingTeam(drafting.editor(),
                jdbc.sql("select username from drafting_member where drafting_id = ? order by username")
                        .param(drafting.id()).query(String.class).list(),
                jdbc.sql("select body from drafting_coordinating_body where drafting_id = ? order by body")
                        .param(drafting.id()).query(String.class).list(),
                jdbc.sql("select name, due_on from drafting_milestone where drafting_id = ? order by position")
                        .param(drafting.id()).query(Milestone.class).list());
    }
}
