package vn.directive.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.DomainException;

@Service
class JdbcDraftClauses implements DraftClauses {

    private final JdbcClient jdbc;

    JdbcDraftClauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void replace(UUID documentId, int version, List<Clause> clauses) {
        if (clauses.isEmpty()) {
            throw new DomainException("outline", "Cần ghi bố cục của dự thảo, ít nhất một khoản.");
        }
        Set<String> numbers = new HashSet<>();
        clauses.stream().filter(clause -> !numbers.add(clause.number())).findFirst().ifPresent(twice -> {
            throw new DomainException("outline", "Bố cục ghi khoản “%s” hai lần.".formatted(twice.number()));
        });
        jdbc.sql("delete from draft_clause where document_id = ? and version = ?").params(documentId, version).update();
        for (int i = 0; i < clauses.size(); i++) {
            jdbc.sql("insert into draft_clause (document_id, version, position, number, title) values (?, ?, ?, ?, ?)")
                    .params(documentId, version, i + 1, clauses.get(i).number(), clauses.get(i).title()).update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Clause> of(UUID documentId, int version) {
        return jdbc.sql("select number, title from draft_clause where document_id = ? and version = ? order by position")
                .params(documentId, version).query(Clause.class).list();
    }
}
