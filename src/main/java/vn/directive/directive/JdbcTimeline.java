package vn.directive.directive;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;

@Service
class JdbcTimeline implements Timeline {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    JdbcTimeline(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(UUID directiveId, String kind, String title) {
        jdbc.sql("""
                insert into timeline_entry (directive_id, kind, title, recorded_at, recorded_by)
                values (:directiveId, :kind, :title, :at, :by)
                """)
                .param("directiveId", directiveId).param("kind", kind).param("title", title)
                .param("at", Timestamp.from(clock.instant())).param("by", currentUser.username()).update();
    }
}
