package vn.directive.directive;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Body;
import vn.directive.organisation.Organisation;
import vn.directive.shared.DomainException;

@Service
@Transactional
class JdbcKeyTasks implements KeyTasks {

    private final JdbcClient jdbc;
    private final Directives directives;
    private final Timeline timeline;
    private final Organisation organisation;

    JdbcKeyTasks(JdbcClient jdbc, Directives directives, Timeline timeline, Organisation organisation) {
        this.jdbc = jdbc;
        this.directives = directives;
        this.timeline = timeline;
        this.organisation = organisation;
    }

    @Override
    public void define(UUID directiveId, List<NewKeyTask> tasks) {
        Phase phase = directives.get(directiveId).phase();
        if (phase.isEnded()) {
            throw new DomainException("Hồ sơ ở trạng thái “%s”, không sửa nhiệm vụ được.".formatted(phase.label()));
        }
        if (tasks.isEmpty()) {
            throw new DomainException("keyTasks", "Cần ít nhất một nhiệm vụ trọng tâm.");
        }
        jdbc.sql("delete from key_task where directive_id = :id").param("id", directiveId).update();
        for (int i = 0; i < tasks.size(); i++) {
            NewKeyTask task = tasks.get(i);
            int number = i + 1;
            String leadBody = task.leadBody() == null ? null : organisation.named(task.leadBody()).map(Body::code)
                    .orElseThrow(() -> new DomainException("keyTasks",
                            "Nhiệm vụ %d: không có cơ quan nào tên hoặc mã là “%s”."
                                    .formatted(number, task.leadBody())));
            jdbc.sql("""
                    insert into key_task (directive_id, number, text, lead_body, deadline)
                    values (:id, :number, :text, :leadBody, :deadline)
                    """)
                    .param("id", directiveId).param("number", number).param("text", task.text())
                    .param("leadBody", leadBody).param("deadline", task.deadline()).update();
        }
        timeline.record(directiveId, "keyTasks.defined", "Ghi nhận %d nhiệm vụ trọng tâm".formatted(tasks.size()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<KeyTask> of(UUID directiveId) {
        return jdbc.sql("""
                select number, text, lead_body, deadline from key_task where directive_id = :id order by number
                """).param("id", directiveId).query(KeyTask.class).list();
    }
}
