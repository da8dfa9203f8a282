package vn.directive.workflow.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.workflow.access.TaskFilters.Definition;

/**
 * Brings the product's filters into the engine and up to date. A filter that an administrator changed or deleted stays
 * as the administrator left it: what was written is remembered as a hash of what the database holds.
 */
@Component
@Transactional
class SeededFilters {

    private static final Logger log = LoggerFactory.getLogger(SeededFilters.class);

    private final FilterService filters;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    SeededFilters(FilterService filters, TaskService tasks, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** @param filterId null when an administrator deleted it */
    record Outcome(String filterId, boolean written) {}

    private record Seeded(String filterId, String definitionHash, String storedHash) {}

    Outcome put(Definition definition) {
        Filter wanted = write(filters.newTaskFilter(), definition);
        String definitionHash = hash(wanted.getName() + ((FilterEntity) wanted).getQueryInternal()
                + ((FilterEntity) wanted).getPropertiesInternal());
        Seeded seeded = jdbc.sql("select filter_id, definition_hash, stored_hash from seeded_filter where key = :key")
                .param("key", definition.key()).query(Seeded.class).optional().orElseGet(() -> earlier(definition));
        if (seeded == null) {
            return new Outcome(save(definition, wanted, definitionHash), true);
        }
        Optional<String> stored = storedHash(seeded.filterId());
        if (stored.isEmpty()) {
            return new Outcome(null, false);
        }
        if (!stored.get().equals(seeded.storedHash())) {
            log.info("The filter {} was changed by an administrator and stays so", definition.key());
            return new Outcome(seeded.filterId(), false);
        }
        if (definitionHash.equals(seeded.definitionHash())) {
            return new Outcome(seeded.filterId(), false);
        }
        return new Outcome(save(definition, write(filters.getFilter(seeded.filterId()), definition), definitionHash),
                true);
    }

    /** Seeded before there were hashes: untouched as long as it is in its first revision. */
    private Seeded earlier(Definition definition) {
        return jdbc.sql("select id_, rev_ from act_ru_filter where name_ = :name order by id_ limit 1")
                .param("name", definition.name())
                .query((row, n) -> new Seeded(row.getString(1), "",
                        row.getInt(2) == 1 ? storedHash(row.getString(1)).orElseThrow() : "")).optional().orElse(null);
    }

    private Filter write(Filter filter, Definition definition) {
        return filter.setName(definition.name()).setQuery(definition.query().apply(tasks.createTaskQuery()))
                .setProperties(definition.properties());
    }

    private String save(Definition definition, Filter filter, String definitionHash) {
        filters.saveFilter(filter);
        jdbc.sql("""
                insert into seeded_filter (key, filter_id, definition_hash, stored_hash)
                values (:key, :filter, :definition, :stored)
                on conflict (key) do update set filter_id = excluded.filter_id,
                    definition_hash = excluded.definition_hash, stored_hash = excluded.stored_hash""")
                .param("key", definition.key()).param("filter", filter.getId())
                .param("definition", definitionHash).param("stored", storedHash(filter.getId()).orElseThrow()).update();
        return filter.getId();
    }

    private Optional<String> storedHash(String filterId) {
        return jdbc.sql("select name_ || query_ || coalesce(properties_, '') from act_ru_filter where id_ = :id")
                .param("id", filterId).query(String.class).optional().map(SeededFilters::hash);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
