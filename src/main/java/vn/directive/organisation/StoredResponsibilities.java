package vn.directive.organisation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.shared.CurrentUser;

/** Responsibilities that are rows of a table: one statement finds them, another one moves any number of them. */
public final class StoredResponsibilities implements Responsibilities {

    private static final String GIVEN = """
            with given (id, predecessor, successor) as (
                select * from unnest(cast(:ids as text[]), cast(:predecessors as text[]), cast(:successors as text[])))
            """;

    private final String kind;
    private final String label;
    private final String open;
    private final String move;
    private final Tools tools;

    private StoredResponsibilities(String kind, String label, String open, String move, Tools tools) {
        this.kind = kind;
        this.label = label;
        this.open = open;
        this.move = move;
        this.tools = tools;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<Responsibility> of(Collection<String> bodies) {
        return tools.jdbc.sql(open).param("bodies", bodies.toArray(String[]::new))
                .param("today", LocalDate.now(tools.clock))
                .query((row, n) -> new Responsibility(kind, row.getString("id"), row.getString("owner"),
                        row.getObject("directive_id", UUID.class), row.getString("title"))).list();
    }

    @Override
    public void handOver(List<HandOver> moves) {
        List<HandOver> own = moves.stream().filter(given -> kind.equals(given.what().kind())).toList();
        if (!own.isEmpty()) {
            tools.jdbc.sql(GIVEN + move).param("ids", texts(own, given -> given.what().id()))
                    .param("predecessors", texts(own, given -> given.what().owner()))
                    .param("successors", texts(own, HandOver::successor))
                    .param("today", LocalDate.now(tools.clock))
                    .param("now", Timestamp.from(tools.clock.instant()))
                    .param("user", tools.currentUser.username()).update();
        }
    }

    private static String[] texts(List<HandOver> moves, Function<HandOver, String> column) {
        return moves.stream().map(column).toArray(String[]::new);
    }

    /** What the statements of all kinds need. */
    @Component
    public static final class Tools {

        private final JdbcClient jdbc;
        private final Clock clock;
        private final CurrentUser currentUser;

        Tools(JdbcClient jdbc, Clock clock, CurrentUser currentUser) {
            this.jdbc = jdbc;
            this.clock = clock;
            this.currentUser = currentUser;
        }

        /**
         * @param kind see {@link Responsibilities#kind}
         * @param label see {@link Responsibilities#label}
         * @param open selects {@code id, owner, directive_id, title} of everything open that {@code :bodies}, an
         *     array of codes, answer for; may use the day {@code :today}
         * @param move gives the rows of {@code given (id, predecessor, successor)} to their successors, those that
         *     are not their predecessor's any more excepted; may use {@code :today}, {@code :now} and {@code :user}
         */
        public Responsibilities stored(String kind, String label, String open, String move) {
            return new StoredResponsibilities(kind, label, open, move, this);
        }
    }
}
