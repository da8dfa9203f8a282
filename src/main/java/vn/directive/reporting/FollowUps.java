package vn.directive.reporting;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Body;
import vn.directive.organisation.Organisation;

/** Conclusions of the Standing Committee and of briefings as tasks with owners and dates. */
@Component
public class FollowUps {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    FollowUps(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    void replace(UUID directiveId, Source source, UUID sourceId, List<FollowUp> tasks) {
        jdbc.sql("delete from follow_up_task where source_id = :id").param("id", sourceId).update();
        for (int i = 0; i < tasks.size(); i++) {
            FollowUp task = tasks.get(i);
            String body = organisation.named(task.owner()).map(Body::code).orElse(null);
            jdbc.sql("""
                    insert into follow_up_task (id, directive_id, source, source_id, position, what, owner, body,
                           due_on)
                    values (:id, :directiveId, :source, :sourceId, :position, :what, :owner, :body, :dueOn)
                    """)
                    .param("id", UUID.randomUUID()).param("directiveId", directiveId).param("source", source.name())
                    .param("sourceId", sourceId).param("position", i + 1).param("what", task.what())
                    .param("owner", task.owner()).param("body", body).param("dueOn", task.dueOn()).update();
        }
    }

    /** Tasks that came out of one period or briefing, in order. */
    public List<FollowUp> of(UUID sourceId) {
        return jdbc.sql("select what, owner, due_on from follow_up_task where source_id = :id order by position")
                .param("id", sourceId).query(FollowUp.class).list();
    }

    /** Tasks of a directive that are not done yet, most urgent first. */
    public List<FollowUp> open(UUID directiveId) {
        return jdbc.sql("""
                select what, owner, due_on from follow_up_task
                where directive_id = :id and done_at is null order by due_on, position
                """)
                .param("id", directiveId).query(FollowUp.class).list();
    }

    enum Source { PERIODIC_REPORT, BRIEFING }
}
