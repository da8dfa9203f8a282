package vn.directive.directive;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.shared.CurrentUser;

@Service
@Transactional
class JdbcWatches implements Watches {

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final CurrentUser user;
    private final Clock clock;

    JdbcWatches(JdbcClient jdbc, DossierAccess access, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public void watch(UUID directiveId) {
        access.require(directiveId);
        jdbc.sql("""
                insert into directive_watch (username, directive_id, since) values (:user, :id, :now)
                on conflict do nothing""").param("user", user.username()).param("id", directiveId)
                .param("now", Timestamp.from(clock.instant())).update();
    }

    @Override
    public void unwatch(UUID directiveId) {
        jdbc.sql("delete from directive_watch where username = :user and directive_id = :id")
                .param("user", user.username()).param("id", directiveId).update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Watched> mine() {
        return jdbc.sql("""
                select d.id, d.dossier_number, d.symbol, d.subject, d.phase, w.since
                from directive_watch w join directive d on d.id = w.directive_id
                where w.username = :user and\s""" + DossierAccess.knownTo("d", ":user") + """
                order by w.since desc, d.dossier_number""")
                .param("user", user.username()).param("today", LocalDate.now(clock))
                .query((row, n) -> new Watched(row.getObject("id", UUID.class), row.getString("dossier_number"),
                        row.getString("symbol"), row.getString("subject"), Phase.valueOf(row.getString("phase")),
                        row.getTimestamp("since").toInstant())).list();
    }
}
