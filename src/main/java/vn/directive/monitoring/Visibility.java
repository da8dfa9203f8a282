package vn.directive.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;

/** Which dossiers the user may know of, as a condition of queries. */
@Component
class Visibility {

    /** Over {@code directive d}, with the parameters {@code user} and {@code today}. */
    static final String CONDITION = """
            (d.tenant_id is null or exists (
                select from dossier_access a join membership(:today) m on m.body = a.body_code
                where a.tenant_id = d.tenant_id and m.username = :user))
            """;

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    Visibility(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** @throws NotFoundException when there is no such dossier or the user may not know of it: both look the same */
    void require(UUID directiveId) {
        boolean known = jdbc.sql("select exists (select from directive d where d.id = :id and " + CONDITION + ")")
                .param("id", directiveId).param("user", user.username()).param("today", LocalDate.now(clock))
                .query(Boolean.class).single();
        if (!known) {
            throw new NotFoundException("Không tìm thấy hồ sơ chỉ thị.");
        }
    }
}
