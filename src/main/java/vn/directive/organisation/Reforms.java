package vn.directive.organisation;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Entry;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.organisation.OrganisationDifference.Change;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Reform.State;
import vn.directive.organisation.ReformStore.Move;
import vn.directive.organisation.Responsibilities.HandOver;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Reforms as decisions: prepared, looked at, confirmed, carried out on their day. Carrying out gives everything open to
 * the heir that the decision names, in one transaction; what has no heir waits for a person. The number of statements
 * does not grow with the bodies. Everybody but administrators is refused with {@link NotAllowedException}.
 */
@Service
public class Reforms {

    /** How many days after its day a decision may still be entered. */
    static final int LATEST_ENTRY = 30;

    private static final Logger log = LoggerFactory.getLogger(Reforms.class);
    /** Any number of ours; nodes that carry out at the same time take turns at it. */
    private static final long LOCK = 0x5245_464F_524DL;
    private static final int MOST_ITEMS = 20_000;
    private static final int LONGEST = 500;
    private static final String MASKED = "Thuộc một hồ sơ hạn chế";
    private static final Capacity ADMINISTRATOR = Capacity.of("administrator");
    private static final Capacity BACKGROUND = Capacity.of("system");

    private final JdbcClient jdbc;
    private final ReformStore store;
    private final OrganisationImport changes;
    private final Organisation organisation;
    private final ObjectProvider<Responsibilities> responsibilities;
    private final ObjectProvider<RestrictedDossiers> restricted;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reforms(JdbcClient jdbc, ReformStore store, OrganisationImport changes, Organisation organisation,
            ObjectProvider<Responsibilities> responsibilities, ObjectProvider<RestrictedDossiers> restricted,
            Accounts accounts, CurrentUser currentUser, AuditTrail audit,
            ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.changes = changes;
        this.organisation = organisation;
        this.responsibilities = responsibilities;
        this.restricted = restricted;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All, the latest day first. */
    @Transactional(readOnly = true)
    public List<Reform> all() {
        requireAdministrator();
        return store.all();
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public Reform get(UUID id) {
        requireAdministrator();
        return find(id);
    }

    /**
     * Stores a reform for looking at and confirming; nothing else changes.
     *
     * @throws DomainException at {@code symbol}, {@code effectiveOn}, {@code title} or {@code items}; the last names
     *     every wrong row
     */
    @Transactional
    public UUID prepare(Proposal proposal) {
        requireAdministrator();
        Proposal clean = checked(proposal, null);
        UUID id = UUID.randomUUID();
        store.insert(id, clean, currentUser.username(), now());
        record(AuditAction.REFORM_PREPARE, id, clean.symbol(), null, Map.of("rows", clean.items().size()));
        return id;
    }

    /** As {@link #prepare}, for one that is not confirmed yet. */
    @Transactional
    public void change(UUID id, Proposal proposal) {
        requireAdministrator();
        requireState(locked(id), State.PREPARED);
        Proposal clean = checked(proposal, id);
        store.update(id, clean);
        record(AuditAction.REFORM_CHANGE, id, clean.symbol(), null, Map.of("rows", clean.items().size()));
    }

    /**
     * The successions that an organisation file brought under a decision's symbol for a day, as rows to begin with: an
     * only successor takes the work, of several a person chooses.
     */
    @Transactional(readOnly = true)
    public List<Item> onRecord(String symbol, LocalDate effectiveOn) {
        requireAdministrator();
        List<SuccessionRow> rows = jdbc.sql("""
                select predecessor, successor, kind, effective_on, decision_symbol from body_succession
                where effective_on = :day and lower(decision_symbol) = lower(:symbol) order by predecessor, successor""")
                .param("day", effectiveOn).param("symbol", clean(symbol)).query(SuccessionRow.class).list();
        Map<String, Long> successors = rows.stream().filter(row -> row.successor() != null)
                .collect(Collectors.groupingBy(SuccessionRow::predecessor, Collectors.counting()));
        return rows.stream().map(row -> new Item(row.predecessor(), row.successor(), row.kind(),
                row.successor() != null && successors.get(row.predecessor()) == 1
                && !row.successor().equals(row.predecessor()), false)).toList();
    }

    /**
     * The dry run: what would move to whom, what would wait, and what would change in the organisation. Writes nothing.
     * Of a reform that was carried out, what is left: things waiting and things that appeared since. Restricted
     * dossiers
     * that the acting person may not know of move too, and are not among what is told.
     */
    @Transactional(readOnly = true)
    public Affected affected(UUID id) {
        requireAdministrator();
        Reform reform = find(id);
        List<Change> written = List.of();
        List<String> conflicts = List.of();
        if (reform.state() == State.PREPARED) {
            OrganisationState state = OrganisationState.read(jdbc);
            OrganisationDifference difference =
                    OrganisationPlan.of(ReformRows.of(reform, state), state).difference();
            written = difference.changes();
            conflicts = Stream.concat(checkedItems(reform.symbol(), reform.effectiveOn(), reform.items()).stream(),
                    difference.conflicts().stream()).distinct().toList();
        }
        Map<String, String> heirs = reform.heirs();
        Map<Responsibilities, List<Responsibility>> found = new LinkedHashMap<>();
        parts().values().forEach(part -> found.put(part, part.of(heirs.keySet()).stream()
                .filter(what -> part.needsOwner() || heirs.get(what.owner()) != null).toList()));
        Set<UUID> hidden = hidden(found.values().stream().flatMap(List::stream).map(Responsibility::directiveId));
        List<Responsibility> open = new ArrayList<>();
        List<Count> counts = new ArrayList<>();
        found.forEach((part, things) -> {
            List<Responsibility> shown = things.stream().filter(what -> !hidden.contains(what.directiveId())).toList();
            if (!shown.isEmpty()) {
                counts.add(new Count(part.kind(), part.label(), ids(shown.stream()), ids(shown.stream()
                        .filter(what -> heirs.get(what.owner()) == null))));
                open.addAll(shown);
            }
        });
        Map<String, String> before = organisation.names(heirs.keySet(), reform.effectiveOn().minusDays(1));
        Map<String, String> after = organisation.names(Reform.bodies(reform.items()), reform.effectiveOn());
        return new Affected(counts, open.stream().map(what -> {
            String heir = heirs.get(what.owner());
            return new Planned(what, before.getOrDefault(what.owner(), what.owner()), heir,
                    heir == null ? null : after.getOrDefault(heir, heir));
        }).toList(), written, conflicts);
    }

    /**
     * Writes the ends, the successions and the posts that go along into the organisation, from the day on. The work
     * moves on that day.
     *
     * @throws DomainException when the rows are wrong by now, naming them; nothing is changed then
     */
    @Transactional
    public void confirm(UUID id, Reason reason) {
        requireAdministrator();
        Reform reform = locked(id);
        requireState(reform, State.PREPARED);
        checked(new Proposal(reform.symbol(), reform.effectiveOn(), reform.title(), reform.items()), id);
        OrganisationState state = changes.lock();
        OrganisationPlan plan = OrganisationImport.plan(ReformRows.of(reform, state), state);
        store.confirm(id, ReformStore.Written.of(plan, state), currentUser.username(), now());
        changes.apply(plan, AuditAction.REFORM_CONFIRM, reform.symbol(), reason);
        record(AuditAction.REFORM_CONFIRM, id, reform.symbol(), reason, Map.of("effectiveOn",
                OrganisationCheck.DAY.format(reform.effectiveOn())));
    }

    /**
     * Takes a reform back before its day, and with it what confirming it wrote.
     *
     * @throws DomainException from its day on, and when something else depends on it by now
     */
    @Transactional
    public void withdraw(UUID id, Reason reason) {
        requireAdministrator();
        Reform reform = locked(id);
        if (reform.state() == State.CONFIRMED && !today().isBefore(reform.effectiveOn())) {
            throw new DomainException("Quyết định %s đã đến ngày hiệu lực nên không rút được; muốn trở lại, hãy chuẩn bị "
                    .formatted(reform.symbol()) + "một quyết định khác.");
        }
        if (reform.state() != State.CONFIRMED) {
            requireState(reform, State.PREPARED);
        } else {
            changes.lock();
            store.undo(id);
            OrganisationImport.plan(OrganisationRows.none(), OrganisationState.read(jdbc));
        }
        store.withdraw(id, currentUser.username(), now());
        record(AuditAction.REFORM_WITHDRAW, id, reform.symbol(), reason, Map.of());
    }

    /**
     * Carries out a confirmed reform now that its day has come. One that was carried out is left as it is.
     *
     * @throws DomainException before its day, and while an earlier one is not carried out
     */
    @Transactional
    public void carryOut(UUID id) {
        requireAdministrator();
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> 1).list();
        Reform reform = locked(id);
        if (reform.state() == State.CARRIED_OUT) {
            return;
        }
        requireState(reform, State.CONFIRMED);
        if (today().isBefore(reform.effectiveOn())) {
            throw new DomainException("Quyết định %s có hiệu lực từ %s; đến ngày đó mới thực hiện được.".formatted(
                    reform.symbol(), OrganisationCheck.DAY.format(reform.effectiveOn())));
        }
        store.due(today()).filter(next -> !next.equals(id)).map(this::find).ifPresent(earlier -> {
            throw new DomainException("Quyết định %s có hiệu lực trước (từ %s) và chưa thực hiện; hãy thực hiện trước."
                    .formatted(earlier.symbol(), OrganisationCheck.DAY.format(earlier.effectiveOn())));
        });
        carry(reform, ADMINISTRATOR);
    }

    /**
     * Carries out everything that is due, in the order of the days, each once whatever the number of nodes. One that
     * fails is kept with its failure, and those after it wait: they may build on it.
     *
     * @return how many were carried out
     */
    public int carryOutDue() {
        int done = 0;
        while (carryOutNext()) {
            done++;
        }
        return done;
    }

    private boolean carryOutNext() {
        UUID[] next = new UUID[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK)
                        .query(Boolean.class).single();
                next[0] = mine ? store.due(today()).orElse(null) : null;
                if (next[0] == null) {
                    return false;
                }
                carry(locked(next[0]), BACKGROUND);
                return true;
            }));
        } catch (RuntimeException e) {
            if (next[0] == null) {
                throw e;
            }
            log.error("Reform {} could not be carried out; it is tried again", next[0], e);
            transaction.executeWithoutResult(status -> store.fail(next[0], e instanceof DomainException
                    ? e.getMessage() : "Lỗi ngoài dự kiến; chi tiết trong nhật ký hệ thống."));
            return false;
        }
    }

    /**
     * Gives to the heirs what appeared since for bodies that have ended: a period that was opened for a body of an old
     * list, a variable that a step set from it. Harmless to repeat.
     *
     * @return how many things were moved
     */
    @Transactional
    public int followUp() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single()) {
            return 0;
        }
        Map<String, UUID> decided = store.decisionsOnEnded(today());
        Map<UUID, Reform> reforms = store.find(Set.copyOf(decided.values())).stream()
                .collect(Collectors.toMap(Reform::id, Function.identity()));
        Map<UUID, Map<String, String>> heirs = new HashMap<>();
        reforms.forEach((id, reform) -> heirs.put(id, reform.heirs()));
        int moved = 0;
        for (Responsibilities part : decided.isEmpty() ? List.<Responsibilities>of() : parts().values()) {
            Map<UUID, List<Responsibility>> found = part.of(decided.keySet()).stream()
                    .collect(Collectors.groupingBy(what -> decided.get(what.owner()), LinkedHashMap::new,
                            Collectors.toList()));
            for (Map.Entry<UUID, List<Responsibility>> one : found.entrySet()) {
                Reform reform = reforms.get(one.getKey());
                moved += settle(reform, part, one.getValue(), heirs.get(one.getKey()), names(reform), BACKGROUND)
                        .size();
            }
        }
        return moved;
    }

    private void carry(Reform reform, Capacity capacity) {
        Map<String, String> heirs = reform.heirs();
        Map<String, String> names = names(reform);
        Map<String, Map<String, Integer>> received = new LinkedHashMap<>();
        parts().values().forEach(part -> settle(reform, part, part.of(heirs.keySet()), heirs, names, capacity)
                .forEach(move -> received.computeIfAbsent(move.successor(), any -> new LinkedHashMap<>())
                        .merge(part.label(), 1, Integer::sum)));
        store.carriedOut(reform.id(), currentUser.username(), now());
        audit.record(AuditAction.REFORM_CARRY_OUT.code(), new Subject("reform", reform.id().toString(), null), capacity,
                new Reason(reform.words()), Map.of("symbol", reform.symbol()));
        Map<String, String> told = new LinkedHashMap<>();
        received.forEach((body, counts) -> told.put(body, words(counts)));
        events.publishEvent(new ReformCarriedOut(reform.id(), reform.words(), told));
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> names(Reform reform) {
        Set<String> codes = Reform.bodies(reform.items());
        Map<String, String> names = new HashMap<>(organisation.names(codes, reform.effectiveOn()));
        names.putAll(organisation.names(reform.ending(), reform.effectiveOn().minusDays(1)));
        return names;
    }

    /** @return what went to an heir */
    private List<HandOver> settle(Reform reform, Responsibilities part, List<Responsibility> found,
            Map<String, String> heirs, Map<String, String> names, Capacity capacity) {
        List<HandOver> moves = found.stream().filter(what -> heirs.get(what.owner()) != null)
                .map(what -> new HandOver(what, heirs.get(what.owner()))).toList();
        if (!moves.isEmpty()) {
            part.handOver(moves);
            store.moved(reform.id(), moves, now());
            audit.recordAll(AuditAction.REFORM_MOVE, capacity, new Reason(reform.words()), moves.stream()
                    .map(move -> entry(reform.symbol(), move.what(), move.successor(), names)).toList());
        }
        List<Responsibility> without = found.stream()
                .filter(what -> part.needsOwner() && heirs.get(what.owner()) == null).toList();
        List<Responsibility> waiting = without.isEmpty() ? without : store.wait(reform.id(), without, now());
        if (!waiting.isEmpty()) {
            part.leaveUndecided(waiting);
            audit.recordAll(AuditAction.REFORM_WAIT, capacity, new Reason(reform.words()), waiting.stream()
                    .map(what -> entry(reform.symbol(), what, null, names)).toList());
        }
        return moves;
    }

    private static Entry entry(String symbol, Responsibility what, String to, Map<String, String> names) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("symbol", symbol);
        details.put("name", what.title());
        details.put("from", what.owner());
        details.put("fromName", names.getOrDefault(what.owner(), what.owner()));
        if (to != null) {
            details.put("to", to);
            details.put("toName", names.getOrDefault(to, to));
        }
        return new Entry(new Subject(what.kind(), what.id(), what.directiveId()), details);
    }

    /** What waits for a person to say whose it is, of all reforms or of one; things that were finished are left out. */
    @Transactional(readOnly = true)
    public List<Waiting> queue(UUID reformId) {
        requireAdministrator();
        List<Move> waiting = store.waiting(reformId);
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<Move, Responsibility> open = open(waiting);
        Map<UUID, Reform> reforms = store.find(waiting.stream().map(Move::reformId).collect(Collectors.toSet()))
                .stream().collect(Collectors.toMap(Reform::id, Function.identity()));
        Set<String> codes = new HashSet<>();
        waiting.forEach(move -> {
            codes.add(move.from());
            codes.addAll(reforms.get(move.reformId()).successors(move.from()));
        });
        Map<String, String> names = organisation.names(codes);
        Set<UUID> hidden = hidden(open.values().stream().map(Responsibility::directiveId));
        Map<String, Responsibilities> parts = parts();
        return waiting.stream().filter(open::containsKey).map(move -> {
            Reform reform = reforms.get(move.reformId());
            boolean mask = hidden.contains(move.directiveId());
            Responsibility what = mask ? masked(open.get(move)) : open.get(move);
            return new Waiting(move.id(), reform.id(), reform.symbol(), parts.get(move.kind()).label(), what.title(),
                    what.directiveId(), move.from(), names.getOrDefault(move.from(), move.from()),
                    reform.successors(move.from()).stream()
                            .map(code -> new Candidate(code, names.getOrDefault(code, code))).toList());
        }).toList();
    }

    /**
     * A person says who takes what waited.
     *
     * @param ids of {@link Waiting#id()}
     * @param sameDossiers true when everything of the same body in the same dossiers goes along
     * @param successor code of a successor by the decision; of any existing body where it names none
     * @return how many things were moved
     * @throws DomainException at {@code ids} or {@code successor}; nothing is moved then
     */
    @Transactional
    public int decide(Collection<UUID> ids, boolean sameDossiers, String successor, Reason reason) {
        requireAdministrator();
        if (ids == null || ids.isEmpty()) {
            throw new DomainException("ids", "Hãy chọn ít nhất một mục đang chờ.");
        }
        String code = code(successor);
        if (code == null) {
            throw new DomainException("successor", "Hãy chọn cơ quan tiếp nhận.");
        }
        if (organisation.find(code).isEmpty()) {
            throw new DomainException("successor", "Không có cơ quan nào đang hoạt động với mã “%s”.".formatted(code));
        }
        List<Move> chosen = store.lockWaiting(ids, sameDossiers);
        Map<Move, Responsibility> open = chosen.isEmpty() ? Map.of() : open(chosen);
        if (open.isEmpty()) {
            throw new DomainException("ids", "Những mục này đã xong hoặc đã được quyết định; hãy tải lại trang.");
        }
        Map<UUID, Reform> reforms = store.find(chosen.stream().map(Move::reformId).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Reform::id, Function.identity()));
        chosen.stream().map(move -> Map.entry(reforms.get(move.reformId()), move.from())).distinct().forEach(one -> {
            List<String> named = one.getKey().successors(one.getValue());
            if (!named.isEmpty() && !named.contains(code)) {
                throw new DomainException("successor",
                        "Theo quyết định %s, việc của “%s” chỉ giao được cho: %s.".formatted(
                        one.getKey().symbol(), one.getValue(), String.join(", ", named)));
            }
        });
        parts().forEach((kind, part) -> {
            List<HandOver> moves = open.entrySet().stream().filter(entry -> entry.getKey().kind().equals(kind))
                    .map(entry -> new HandOver(entry.getValue(), code)).toList();
            if (!moves.isEmpty()) {
                part.handOver(moves);
            }
        });
        store.decide(open.keySet().stream().map(Move::id).toList(), code, currentUser.username(), now());
        Map<String, String> names = organisation.names(Stream.concat(Stream.of(code), chosen.stream().map(Move::from))
                .collect(Collectors.toSet()));
        audit.recordAll(AuditAction.REFORM_DECIDE, ADMINISTRATOR, reason, open.entrySet().stream().map(entry ->
                entry(reforms.get(entry.getKey().reformId()).symbol(), entry.getValue(), code, names)).toList());
        return open.size();
    }

    /**
     * What a reform moved and what it left waiting, in the order of its happening; as {@link #affected} in what is
     * told.
     */
    @Transactional(readOnly = true)
    public List<Moved> moves(UUID id) {
        requireAdministrator();
        find(id);
        List<Move> moves = store.moves(id);
        Set<UUID> hidden = hidden(moves.stream().map(Move::directiveId));
        Map<String, Responsibilities> parts = parts();
        return moves.stream().filter(move -> !hidden.contains(move.directiveId())).map(move -> new Moved(move.kind(),
                parts.containsKey(move.kind()) ? parts.get(move.kind()).label() : move.kind(), move.thingId(),
                move.directiveId(), move.title(), move.from(), move.to(), move.decidedBy())).toList();
    }

    private static Responsibility masked(Responsibility what) {
        return new Responsibility(what.kind(), "", what.owner(), null, MASKED);
    }

    private Set<UUID> hidden(Stream<UUID> directives) {
        Set<UUID> ids = directives.filter(Objects::nonNull).collect(Collectors.toSet());
        RestrictedDossiers dossiers = restricted.getIfAvailable();
        return ids.isEmpty() || dossiers == null ? new HashSet<>()
                : new HashSet<>(dossiers.hiddenFrom(currentUser.username(), ids));
    }

    private Map<Move, Responsibility> open(List<Move> moves) {
        record Key(String kind, String id, String owner) {}
        Map<String, Responsibilities> parts = parts();
        Map<Key, Responsibility> open = new HashMap<>();
        moves.stream().collect(Collectors.groupingBy(Move::kind, Collectors.mapping(Move::from, Collectors.toSet())))
                .forEach((kind, bodies) -> {
                    if (parts.containsKey(kind)) {
                        parts.get(kind).of(bodies).forEach(what -> open.put(new Key(kind, what.id(), what.owner()),
                                what));
                    }
                });
        Map<Move, Responsibility> found = new LinkedHashMap<>();
        moves.forEach(move -> Optional.ofNullable(open.get(new Key(move.kind(), move.thingId(), move.from())))
                .ifPresent(what -> found.put(move, what)));
        return found;
    }

    private Map<String, Responsibilities> parts() {
        Map<String, Responsibilities> parts = new LinkedHashMap<>();
        responsibilities.orderedStream().forEach(part -> {
            if (parts.put(part.kind(), part) != null) {
                throw new IllegalStateException("two kinds of responsibilities are called " + part.kind());
            }
        });
        return parts;
    }

    private static long ids(Stream<Responsibility> things) {
        return things.map(Responsibility::id).distinct().count();
    }

    private Proposal checked(Proposal proposal, UUID self) {
        String symbol = clean(proposal.symbol());
        String title = clean(proposal.title());
        text("symbol", symbol, "Hãy ghi số, ký hiệu quyết định.");
        text("title", title, "Hãy ghi trích yếu quyết định.");
        LocalDate day = proposal.effectiveOn();
        if (day == null) {
            throw new DomainException("effectiveOn", "Hãy ghi ngày hiệu lực.");
        }
        if (day.isBefore(today().minusDays(LATEST_ENTRY))) {
            throw new DomainException("effectiveOn",
                    "Ngày hiệu lực %s đã qua hơn %d ngày; quyết định ghi muộn chỉ nhận từ %s."
                    .formatted(OrganisationCheck.DAY.format(day), LATEST_ENTRY,
                            OrganisationCheck.DAY.format(today().minusDays(LATEST_ENTRY))));
        }
        if (store.exists(symbol, day, self)) {
            throw new DomainException("symbol", "Quyết định %s hiệu lực từ %s đã có trong danh sách.".formatted(symbol,
                    OrganisationCheck.DAY.format(day)));
        }
        List<Item> items = (proposal.items() == null ? List.<Item>of() : proposal.items()).stream()
                .filter(Objects::nonNull).map(item -> new Item(code(item.predecessor()), code(item.successor()),
                        item.kind(), item.takesWork(), item.movesPosts())).toList();
        if (items.isEmpty()) {
            throw new DomainException("items", "Hãy ghi ít nhất một dòng: cơ quan nào thành cơ quan nào.");
        }
        if (items.size() > MOST_ITEMS) {
            throw new DomainException("items", "Mỗi quyết định không quá 20.000 dòng.");
        }
        List<String> faults = checkedItems(symbol, day, items);
        if (!faults.isEmpty()) {
            throw new DomainException("items", faults.stream().limit(200).collect(Collectors.joining("\n")));
        }
        return new Proposal(symbol, day, title, items);
    }

    private List<String> checkedItems(String symbol, LocalDate day, List<Item> items) {
        List<String> incomplete = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).predecessor() == null) {
                incomplete.add("Dòng %d: thiếu cơ quan cũ.".formatted(i + 1));
            } else if (items.get(i).kind() == null) {
                incomplete.add(ReformCheck.place(i, items.get(i)) + ": thiếu hình thức (%s).".formatted(
                        Stream.of(SuccessionKind.values()).map(SuccessionKind::label)
                                .collect(Collectors.joining(" · "))));
            }
        }
        if (!incomplete.isEmpty()) {
            return incomplete;
        }
        String[] codes = Reform.bodies(items).toArray(String[]::new);
        Map<String, List<Body>> lives = jdbc.sql("select * from body where code = any(:codes) order by valid_from")
                .param("codes", codes).query(JdbcOrganisation::read).list().stream()
                .collect(Collectors.groupingBy(Body::code));
        List<SuccessionRow> known = jdbc.sql("""
                select predecessor, successor, kind, effective_on, decision_symbol from body_succession
                where predecessor = any(:codes) and effective_on = :day""").param("codes", codes).param("day", day)
                .query(SuccessionRow.class).list();
        return new ReformCheck(day, items, lives, known).faults(symbol);
    }

    private static void text(String field, String text, String missing) {
        if (text == null || text.isEmpty()) {
            throw new DomainException(field, missing);
        }
        if (text.length() > LONGEST) {
            throw new DomainException(field, "Không quá %d ký tự.".formatted(LONGEST));
        }
    }

    private static String clean(String text) {
        return text == null ? null : Normalizer.normalize(text.replace("\0", ""), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ").strip();
    }

    private static String code(String typed) {
        String code = clean(typed);
        return code == null || code.isEmpty() ? null : code.toUpperCase(Locale.ROOT);
    }

    private void record(AuditAction action, UUID id, String symbol, Reason reason, Map<String, ?> more) {
        Map<String, Object> details = new LinkedHashMap<>(more);
        details.put("symbol", symbol);
        audit.record(action.code(), new Subject("reform", id.toString(), null), ADMINISTRATOR, reason, details);
    }

    private Reform find(UUID id) {
        return store.find(Set.of(id)).stream().findFirst()
                .orElseThrow(() -> new NotFoundException("Không có quyết định sắp xếp tổ chức này."));
    }

    private Reform locked(UUID id) {
        store.lock(id);
        return find(id);
    }

    private static void requireState(Reform reform, State wanted) {
        if (reform.state() != wanted) {
            throw new DomainException("Quyết định %s: %s; %s".formatted(reform.symbol(),
                    reform.state().label().toLowerCase(Locale.ROOT), switch (reform.state()) {
                        case PREPARED -> "hãy xác nhận trước.";
                        case CONFIRMED -> "muốn sửa, hãy rút trước ngày hiệu lực rồi chuẩn bị lại.";
                        case CARRIED_OUT -> "không sửa hay rút được, muốn trở lại hãy chuẩn bị một quyết định khác.";
                        case WITHDRAWN -> "hãy chuẩn bị lại.";
                    }));
        }
    }

    private void requireAdministrator() {
        if (!accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** A reform as entered; a row is one {@link Item}. */
    public record Proposal(String symbol, LocalDate effectiveOn, String title, List<Item> items) {}

    /**
     * @param things everything that is open, with the one who gets it
     * @param changes what confirming writes into the organisation
     * @param conflicts why it cannot be confirmed now, a sentence each
     */
    public record Affected(List<Count> counts, List<Planned> things, List<Change> changes, List<String> conflicts) {

        /** For example "17 việc đang mở, 2 đợt lấy ý kiến". */
        public String words() {
            return counts.isEmpty() ? "Không có việc gì đang mở" : counts.stream()
                    .map(count -> "%d %s".formatted(count.number(), count.label())).collect(Collectors.joining(", "));
        }
    }

    /**
     * @param label Vietnamese noun
     * @param undecided how many of them would wait for a person
     */
    public record Count(String kind, String label, long number, long undecided) {}

    /** @param successor code, or null where a person is to decide */
    public record Planned(Responsibility what, String fromName, String successor, String successorName) {}

    /**
     * @param label of its kind
     * @param candidates successors by the decision; empty when it names none and any existing body may take it
     */
    public record Waiting(UUID id, UUID reformId, String symbol, String label, String title, UUID directiveId,
            String from, String fromName, List<Candidate> candidates) {}

    public record Candidate(String code, String name) {}

    /**
     * @param to null while it waits
     * @param decidedBy who decided, where the decision itself did not
     */
    public record Moved(String kind, String label, String id, UUID directiveId, String title, String from, String to,
            String decidedBy) {}
}
