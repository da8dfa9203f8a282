package vn.directive.workflow.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs identity queries; takes part in the engine's transaction. */
@Component
class Directory {

    private final JdbcClient jdbc;
    private final Clock clock;

    Directory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param relation a table, or a subquery with an alias; {@code :today} is known in it and in the conditions */
    Selection from(String relation) {
        return new Selection(relation);
    }

    /** A query under construction; conditions on null are left out. */
    class Selection {

        private final String relation;
        private final StringBuilder where = new StringBuilder(" where true");
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        private Selection(String relation) {
            this.relation = relation;
            parameters.put("today", LocalDate.now(clock));
        }

        /** @param condition SQL in which {@code ?} stands for the value, once or more often */
        Selection and(String condition, Object value) {
            if (value != null) {
                String name = "p" + parameters.size();
                where.append(" and ").append(condition.replace("?", ":" + name));
                parameters.put(name, value);
            }
            return this;
        }

        long count() {
            return jdbc.sql("select count(*) from " + relation + where).params(parameters).query(Long.class).single();
        }

        /**
         * @param columns column by the engine's name of the ordering property
         * @param asked order and page
         */
        <T> List<T> list(Map<String, String> columns, ListQueryParameterObject asked, RowMapper<? extends T> reader) {
            String orderBy = asked.getOrderingProperties().stream()
                    .map(o -> columns.get(o.getQueryProperty().getName())
                            + (o.getDirection() == Direction.DESCENDING ? " desc, " : ", "))
                    .collect(Collectors.joining());
            return jdbc.sql("select * from " + relation + where + " order by " + orderBy + columns.get("ID_")
                    + " limit :limit offset :offset")
                    .params(parameters).param("limit", asked.getMaxResults()).param("offset", asked.getFirstResult())
                    .query(reader).list().stream().map(row -> (T) row).toList();
        }
    }
}
