package vn.directive.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.workflow.WorkAuthors;

/**
 * Authors of the documents of a dossier: whoever added a version of the newest one of the kind. The draft of the
 * directive counts through all processes, every other kind since the process of the task began. What was
 * issued is judged already: the letter of a round says nothing about that of the next. Of what any body may bring in,
 * only the papers of the task's own body count. Text that a step itself writes as it is completed belongs to
 * the doer of this step, whom the model names apart.
 */
@Component
class DocumentAuthors implements WorkAuthors {

    private static final Set<DocumentKind> LASTING = EnumSet.of(DocumentKind.DRAFT, DocumentKind.DIRECTIVE);

    private final JdbcClient jdbc;

    DocumentAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, String> works() {
        return Arrays.stream(DocumentKind.values()).collect(Collectors.toMap(DocumentKind::name, kind ->
                kind.label().substring(0, 1).toLowerCase(Locale.ROOT) + kind.label().substring(1)));
    }

    @Override
    public Map<String, Set<String>> authors(String work, Collection<Judged> tasks) {
        DocumentKind kind = DocumentKind.valueOf(work);
        List<Judged> judged = tasks.stream().filter(task -> task.directiveId() != null).toList();
        return jdbc.sql("""
                select j.task, v.created_by
                from unnest(:tasks, cast(:dossiers as uuid[]), :bodies, cast(:since as timestamptz[]))
                    as j (task, dossier, body, since)
                join lateral (
                    select d.id from document d
                    where d.directive_id = j.dossier and d.kind = :kind and d.state <> 'VOIDED'
                      and (:lasting or d.state = 'DRAFT')
                      and (not :ofAnyBody or j.body is null or d.body = j.body)
                    order by d.created_at desc limit 1) newest on true
                join document_version v on v.document_id = newest.id
                where :lasting or v.created_at >= j.since and v.file_name <> :written
                group by 1, 2 order by 1, 2""")
                .param("tasks", judged.stream().map(Judged::taskId).toArray(String[]::new))
                .param("dossiers", judged.stream().map(task -> task.directiveId().toString()).toArray(String[]::new))
                .param("bodies", judged.stream().map(Judged::body).toArray(String[]::new))
                .param("since", judged.stream().map(task -> task.since().toString()).toArray(String[]::new))
                .param("kind", kind.name()).param("ofAnyBody", kind.isOfAnyBody())
                .param("lasting", LASTING.contains(kind)).param("written", kind.label() + ".txt")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
