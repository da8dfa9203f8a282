package vn.directive.workflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.ProcessTest;
import vn.directive.workflow.access.SeededFilters.Outcome;
import vn.directive.workflow.access.TaskFilters.Definition;

/** A new version of the product brings its filters up to date, and respects what an administrator did to them. */
@ProcessTest
class SeededFiltersTest {

    private final String key = "test-" + UUID.randomUUID();

    @Autowired
    private SeededFilters seeded;
    @Autowired
    private AccessSetup setup;
    @Autowired
    private FilterService filters;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void tidyUp() {
        filters.createFilterQuery().list().stream().filter(filter -> key.equals(filter.getProperties().get("key")))
                .forEach(filter -> filters.deleteFilter(filter.getId()));
        jdbc.sql("delete from seeded_filter where key = :key").param("key", key).update();
    }

    @Test
    void aSecondStartChangesNothing() {
        List<String> before = jdbc.sql("select id_ || rev_ from act_ru_filter order by 1").query(String.class).list();
        setup.apply();
        assertThat(jdbc.sql("select id_ || rev_ from act_ru_filter order by 1").query(String.class).list())
                .isEqualTo(before);
    }

    @Test
    void aChangedDefinitionChangesTheFilterThatIsThere() {
        Outcome first = seeded.put(definition("Cũ", "Tên việc"));
        assertThat(first.written()).isTrue();
        assertThat(seeded.put(definition("Cũ", "Tên việc"))).isEqualTo(new Outcome(first.filterId(), false));

        assertThat(seeded.put(definition("Mới", "Tên khác"))).isEqualTo(new Outcome(first.filterId(), true));
        Filter filter = filters.getFilter(first.filterId());
        assertThat(filter.getName()).isEqualTo("Mới");
        assertThat(jdbc.sql("select query_ from act_ru_filter where id_ = :id").param("id", first.filterId())
                .query(String.class).single()).contains("Tên khác");
    }

    @Test
    void whatAnAdministratorChangedStays() {
        Outcome first = seeded.put(definition("Cũ", "Tên việc"));
        filters.saveFilter(filters.getFilter(first.filterId()).setQuery(tasks.createTaskQuery().taskName("Của tôi")));

        assertThat(seeded.put(definition("Mới", "Tên khác"))).isEqualTo(new Outcome(first.filterId(), false));
        assertThat(filters.getFilter(first.filterId()).getName()).isEqualTo("Cũ");
    }

    @Test
    void whatAnAdministratorDeletedStaysAway() {
        Outcome first = seeded.put(definition("Cũ", "Tên việc"));
        filters.deleteFilter(first.filterId());

        assertThat(seeded.put(definition("Mới", "Tên khác"))).isEqualTo(new Outcome(null, false));
    }

    @Test
    void aFilterOfAnEarlierVersionIsTakenOver() {
        Definition definition = definition("Cũ " + key, "Tên việc");
        Filter earlier = filters.newTaskFilter(definition.name()).setQuery(tasks.createTaskQuery())
                .setProperties(definition.properties());
        filters.saveFilter(earlier);

        assertThat(seeded.put(definition)).isEqualTo(new Outcome(earlier.getId(), true));
        assertThat(filters.createFilterQuery().filterName(definition.name()).count()).isOne();
    }

    private Definition definition(String name, String taskName) {
        return new Definition(key, name, "", 999, "#000000", List.of(), query -> query.taskName(taskName));
    }
}
