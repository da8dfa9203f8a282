package vn.directive.notification;

import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Responsibilities;

/**
 * Addresses of a body's calendar go on with the successor; whether their owner may read them there is asked at every
 * reading. Who has one for the successor already loses the old.
 */
@Component
@Order(200)
class CalendarFeedResponsibilities implements Responsibilities {

    private final JdbcClient jdbc;

    CalendarFeedResponsibilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "calendar-feed";
    }

    @Override
    public String label() {
        return "lịch việc của cơ quan";
    }

    @Override
    public boolean needsOwner() {
        return false;
    }

    @Override
    public List<Responsibility> of(Collection<String> bodies) {
        return jdbc.sql("select username, body from calendar_feed where body = any(:bodies) order by body, username")
                .param("bodies", bodies.toArray(String[]::new)).query((row, n) -> new Responsibility(kind(),
                        row.getString(1), row.getString(2), null, "Lịch việc do %s tạo".formatted(row.getString(1)))).list();
    }

    @Override
    public void handOver(List<HandOver> moves) {
        String[] people = moves.stream().map(move -> move.what().id()).toArray(String[]::new);
        String[] owners = moves.stream().map(move -> move.what().owner()).toArray(String[]::new);
        String[] heirs = moves.stream().map(HandOver::successor).toArray(String[]::new);
        jdbc.sql("""
                update calendar_feed f set body = m.heir
                from (select distinct on (person, heir) person, owner, heir
                      from unnest(:people, :owners, :heirs) as m (person, owner, heir) order by person, heir, owner) m
                where f.username = m.person and f.body = m.owner and not exists (
                    select from calendar_feed o where o.username = m.person and o.body = m.heir)""")
                .param("people", people).param("owners", owners).param("heirs", heirs).update();
        jdbc.sql("""
                delete from calendar_feed f using unnest(:people, :owners) as m (person, owner)
                where f.username = m.person and f.body = m.owner""")
                .param("people", people).param("owners", owners).update();
    }
}
