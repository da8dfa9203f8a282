package vn.directive.consultation;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.workflow.WorkAuthors;

/** Authors of a body's answer: everybody who ever wrote in its comments. */
@Component
class CommentAuthors implements WorkAuthors {

    private static final String COMMENTS = "COMMENTS";

    private final JdbcClient jdbc;

    CommentAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, String> works() {
        return Map.of(COMMENTS, "ý kiến góp ý của văn bản trả lời này");
    }

    @Override
    public Map<String, Set<String>> authors(String work, Collection<Judged> tasks) {
        return jdbc.sql("""
                select j.task, w.username from unnest(:tasks, :instances) as j (task, instance)
                join round_request q on q.process_instance_id = j.instance
                join reply_writer w on w.request_id = q.id order by 1, 2""")
                .param("tasks", tasks.stream().map(Judged::taskId).toArray(String[]::new))
                .param("instances", tasks.stream().map(Judged::instanceId).toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
