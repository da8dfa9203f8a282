package vn.directive.issuance;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.shared.DomainException;

@Repository
class SubmissionRepository {

    private static final String SELECT = """
            select id, directive_id, cycle, state, document_id, document_version, final_id, final_version, enclosures,
                symbol, signed_on, ballot_mode, ballot_closes_on, met_on, eligible, taken_part, agreed,
                agreed_with_changes, disagreed, changes, result, return_note
            from submission where directive_id = ? order by cycle desc limit 1
            """;

    private final JdbcClient jdbc;

    SubmissionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Submission> latest(UUID directiveId) {
        return jdbc.sql(SELECT).param(directiveId).query(Submission.class).optional();
    }

    /** The latest submission, held until the transaction ends. */
    Submission lock(UUID directiveId) {
        return jdbc.sql(SELECT + "for update").param(directiveId).query(Submission.class).optional()
                .orElseThrow(() -> new DomainException("Hồ sơ chưa có tờ trình."));
    }
}
