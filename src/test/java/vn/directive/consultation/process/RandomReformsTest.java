package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.Reason;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Reforms;
import vn.directive.organisation.Reforms.Proposal;
import vn.directive.organisation.Reforms.Waiting;
import vn.directive.organisation.Role;
import vn.directive.organisation.SuccessionKind;

/**
 * Random trees of bodies with vacant posts, a round that asks all of them, and reforms on top of reforms. Whatever comes:
 * every request has one owner, no task is without somebody who may do it, and nobody sees a task but those it was
 * opened for, the successor's people and the leaders above.
 */
@Transactional
class RandomReformsTest extends ConsultationScenario {

    private static final LocalDate FIRST = LocalDate.of(2023, 6, 26);
    private static final Reason REASON = new Reason("Sắp xếp tổ chức bộ máy");
    private static final List<String> ROLES = List.of("leader", "specialist", "clerk");

    @Autowired
    private Reforms reforms;
    @Autowired
    private Organisation organisation;
    @Autowired
    private OrganisationImport importer;
    @Autowired
    private JdbcClient jdbc;

    private Random random;
    /** Bodies that live, with the one above. */
    private final Map<String, String> living = new LinkedHashMap<>();
    private int named;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void holdWhatWasPromised(long seed) {
        random = new Random(seed);
        int bodies = 4 + random.nextInt(6);
        for (int i = 0; i < bodies; i++) {
            found(pick(Stream.concat(Stream.of("TU"), living.keySet().stream()).toList()), LocalDate.of(2021, 1, 1));
        }
        List<String> asked = List.copyOf(living.keySet());
        aWrittenRoundTo(asked.toArray(String[]::new));
        asked.stream().filter(body -> random.nextBoolean() && !clerks(body).isEmpty()).forEach(this::accept);

        LocalDate day = FIRST;
        for (int i = 1; i <= 3; i++) {
            Map<String, Set<String>> before = seenBy();
            Map<String, Set<String>> heirs = reform(i, day);
            requestsHaveOneOwner(asked, true);
            everyTaskIsForSomebody();
            accessIsNotWidened(before, heirs);
            decide();
            requestsHaveOneOwner(asked, false);
            everyTaskIsForSomebody();
            day = day.plusDays(1);
        }
    }

    /** @return who may have taken over from each body that ended */
    private Map<String, Set<String>> reform(int number, LocalDate day) {
        Set<String> ending = new TreeSet<>(living.keySet().stream().filter(body -> random.nextInt(3) == 0).toList());
        if (ending.isEmpty()) {
            ending.add(pick(living.keySet()));
        }
        // What stands below a body that ends, ends too.
        for (boolean grown = true; grown;) {
            grown = ending.addAll(living.entrySet().stream().filter(body -> ending.contains(body.getValue()))
                    .map(Map.Entry::getKey).toList());
        }
        living.keySet().removeAll(ending);
        for (int i = random.nextInt(2); i < 2 || living.size() < 2; i++) {
            found("TU", day);
        }
        List<Item> items = new ArrayList<>();
        Map<String, Set<String>> heirs = new HashMap<>();
        for (String body : ending) {
            List<String> takers = new ArrayList<>(living.keySet());
            Collections.shuffle(takers, random);
            switch (random.nextInt(3)) {
                case 0 -> items.add(new Item(body, takers.get(0), SuccessionKind.MERGE, true, random.nextBoolean()));
                case 1 -> {
                    int heir = random.nextInt(3);
                    items.add(new Item(body, takers.get(0), SuccessionKind.SPLIT, heir == 0, false));
                    items.add(new Item(body, takers.get(1), SuccessionKind.SPLIT, heir == 1, false));
                }
                default -> items.add(new Item(body, null, SuccessionKind.DISSOLVE, false, false));
            }
            heirs.put(body, items.stream().filter(item -> item.predecessor().equals(body) && item.takesWork())
                    .map(Item::successor).collect(Collectors.toSet()));
        }
        UUID id = driver.as("admin", () -> reforms.prepare(new Proposal(number + "-QĐ/TU", day, "Sắp xếp", items)));
        driver.as("admin", () -> reforms.confirm(id, REASON));
        moveClockTo(day);
        assertThat(reforms.carryOutDue()).isOne();
        return heirs;
    }

    private void decide() {
        for (List<Waiting> left = waiting(); !left.isEmpty(); left = waiting()) {
            Waiting one = left.get(0);
            List<String> candidates = one.candidates().stream().map(c -> c.code()).toList();
            driver.as("admin", () -> reforms.decide(List.of(one.id()), true,
                    candidates.isEmpty() ? pick(living.keySet()) : pick(candidates), REASON));
        }
    }

    private List<Waiting> waiting() {
        return driver.as("admin", () -> reforms.queue(null));
    }

    private void requestsHaveOneOwner(List<String> asked, boolean someWait) {
        Set<String> owners = new HashSet<>(living.keySet());
        if (someWait) {
            waiting().forEach(one -> owners.add(one.from()));
        }
        List<String> bodies = jdbc.sql("""
                select q.body || ' ' || q.owner from round_request q join comment_round r on r.id = q.round_id
                where r.directive_id = ?""").param(directiveId).query(String.class).list();
        assertThat(bodies).extracting(row -> row.split(" ")[0]).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(bodies).extracting(row -> row.split(" ")[1]).isSubsetOf(owners);
    }

    private void everyTaskIsForSomebody() {
        assertThat(tasks()).isNotEmpty().allSatisfy(task -> {
            List<GroupId> groups = groups(task);
            Set<String> members = organisation.members(groups).values().stream().flatMap(List::stream)
                    .collect(Collectors.toSet());
            assertThat(members).as("%s for %s", task.getName(), groups).isNotEmpty();
            assertThat(task.getAssignee() == null || members.contains(task.getAssignee())).isTrue();
        });
    }

    /** By task and body that it was for, who saw it. */
    private Map<String, Set<String>> seenBy() {
        Map<String, Set<String>> seen = new TreeMap<>();
        tasks().forEach(task -> seen.put(task.getId(), groups(task).stream().map(GroupId::toString)
                .collect(Collectors.toCollection(TreeSet::new))));
        return seen;
    }

    private void accessIsNotWidened(Map<String, Set<String>> before, Map<String, Set<String>> heirs) {
        tasks().forEach(task -> groups(task).stream().filter(group -> !before.get(task.getId()).contains(group.toString()))
                .forEach(group -> {
                    boolean inherited = before.get(task.getId()).stream().map(old -> GroupId.parse(old).orElseThrow())
                            .anyMatch(old -> old.role() == group.role()
                                    && heirs.getOrDefault(old.body(), Set.of()).contains(group.body()));
                    boolean above = group.role() == Role.LEADER || group.role() == Role.DEPUTY;
                    assertThat(inherited || above).as("%s is now for %s, before for %s", task.getName(), group,
                            before.get(task.getId())).isTrue();
                }));
    }

    private List<Task> tasks() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString()).list();
    }

    private List<GroupId> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .filter(group -> group != null).map(group -> GroupId.parse(group).orElseThrow()).toList();
    }

    private List<String> clerks(String body) {
        return organisation.members(new GroupId(body, Role.CLERK));
    }

    /** A body with some of its posts filled. */
    private void found(String parent, LocalDate from) {
        String code = "RND" + ++named;
        String posts = ROLES.stream().filter(role -> random.nextInt(4) > 0)
                .map(role -> "{role: %1$s, title: Vị trí %1$s, holder: %2$s, validFrom: %3$s}".formatted(role,
                        user(code, role), from)).collect(Collectors.joining(", "));
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: %1$s, name: Ban %1$s, kind: PARTY_BOARD, level: PROVINCE, parent: %2$s, validFrom: %3$s, posts: [%4$s]}
                """.formatted(code, parent, from, posts).getBytes(StandardCharsets.UTF_8)));
        living.put(code, parent);
    }

    private <T> T pick(Collection<T> among) {
        return List.copyOf(among).get(random.nextInt(among.size()));
    }
}
