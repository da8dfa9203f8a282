package vn.directive.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.directive.organisation.OrganisationDifference.Change;
import vn.directive.organisation.OrganisationDifference.Type;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;

/**
 * What rows would do to the organisation: they add and correct, and what they do not mention stays. A body that ends
 * ends its posts, a post its holders.
 *
 * @param hash the same for the same rows written over the same rows
 */
record OrganisationPlan(OrganisationDifference difference, List<Body> bodies, List<AccountRow> accounts,
        List<PostRow> posts, List<HolderRow> holders, List<GrantRow> grants, List<SuccessionRow> successions,
        List<SubstitutionRow> substitutions, String hash) {

    private static final Table<Body> BODY = new Table<>(b -> Arrays.asList(b.code(), b.validFrom()),
            b -> "cơ quan " + b.code() + " “" + b.name() + "” hiệu lực từ " + day(b.validFrom()),
            Body::validFrom, Body::validTo, b -> fields("tên", b.name(), "ký hiệu", b.symbol(),
                    "loại", b.kind().label(), "cấp", b.level().label(), "cấp trên", b.parent(),
                    "hết ngày", day(b.validTo())));
    private static final Table<AccountRow> ACCOUNT = new Table<>(AccountRow::username,
            a -> "tài khoản " + a.username() + " “" + a.displayName() + "”", a -> null, a -> null,
            a -> fields("tên hiển thị", a.displayName(), "thư điện tử", a.email()));
    private static final Table<PostRow> POST = new Table<>(PostRow::id,
            p -> "vị trí " + p.id() + " “" + p.title() + "” từ " + day(p.validFrom()),
            PostRow::validFrom, PostRow::validTo, p -> fields("cơ quan", p.body(), "vai trò",
                    Role.of(p.role()).label(), "chức danh", p.title(), "từ ngày", day(p.validFrom()),
                    "hết ngày", day(p.validTo())));
    private static final Table<HolderRow> HOLDER = new Table<>(
            h -> Arrays.asList(h.postId(), h.username(), h.validFrom()),
            h -> h.username() + (h.charge() == null ? " giữ" : h.charge() == Charge.IN_CHARGE ? " phụ trách"
                    : " được giao quyền") + " vị trí " + h.postId() + " từ " + day(h.validFrom()),
            HolderRow::validFrom, HolderRow::validTo, h -> fields("hết ngày", day(h.validTo()), "hình thức giữ",
                    h.charge() == null ? null : h.charge().label()));
    private static final Table<GrantRow> GRANT = new Table<>(g -> g,
            g -> "quyền %s cho %s".formatted(g.authority(), g.username()), g -> null, g -> null, g -> Map.of());
    private static final Table<SuccessionRow> SUCCESSION = new Table<>(
            s -> Arrays.asList(s.predecessor(), s.successor(), s.effectiveOn()),
            s -> "kế thừa %s → %s (%s) từ %s theo %s".formatted(s.predecessor(),
                    Objects.requireNonNullElse(s.successor(), "không"), s.kind().label(), day(s.effectiveOn()),
                    s.decisionSymbol()),
            s -> null, s -> null, s -> fields("hình thức", s.kind().label(), "số quyết định", s.decisionSymbol()));
    private static final Table<SubstitutionRow> SUBSTITUTION = new Table<>(
            s -> Arrays.asList(s.absent(), s.body(), s.role(), s.validFrom()),
            s -> "%s thay %s (%s) từ %s".formatted(s.substitute(), s.absent(), scope(s), day(s.validFrom())),
            SubstitutionRow::validFrom, SubstitutionRow::validTo, s -> fields("người thay thế", s.substitute(),
                    "hết ngày", day(s.validTo()), "lý do", s.reason()));

    static OrganisationPlan of(OrganisationRows file, OrganisationState stored) {
        List<String> faults = new OrganisationCheck().ofRows(file);
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        Map<Object, Placed<Body>> bodies = BODY.merge(file.bodies(), stored.bodies());
        Map<Object, Placed<AccountRow>> accounts = accounts(file.accounts(), stored.accounts());
        Map<Object, Placed<PostRow>> posts = POST.merge(file.posts(), stored.posts());
        Map<String, LocalDate> lastDays = lastDays(bodies.values());
        posts.replaceAll((id, post) -> ending(post, lastDays.get(post.row().body()), POST, end -> new PostRow(
                post.row().id(), post.row().body(), post.row().role(), post.row().title(), post.row().validFrom(),
                end), "cơ quan " + post.row().body()));
        Map<Object, Placed<HolderRow>> holders = HOLDER.merge(file.holders(), stored.holders());
        holders.replaceAll((key, holder) -> ending(holder, posts.containsKey(holder.row().postId())
                ? posts.get(holder.row().postId()).row().validTo() : null, HOLDER, end -> new HolderRow(
                holder.row().postId(), holder.row().username(), holder.row().validFrom(), end, holder.row().charge()),
                "vị trí " + holder.row().postId()));
        Map<Object, Placed<GrantRow>> grants = GRANT.merge(file.grants(), stored.grants());
        Map<Object, Placed<SuccessionRow>> successions = SUCCESSION.merge(file.successions(), stored.successions());
        Map<Object, Placed<SubstitutionRow>> substitutions =
                SUBSTITUTION.merge(file.substitutions(), stored.substitutions());
        OrganisationCheck check = new OrganisationCheck();
        faults = check.ofWhole(bodies.values(), posts.values(), holders.values(), grants.values(),
                accounts.keySet().stream().map(String.class::cast).collect(Collectors.toSet()), successions.values());
        if (faults.isEmpty()) {
            check.ofSubstitutions(substitutions.values(), Set.copyOf(stored.substitutions()), accounts.keySet(),
                    stored.closed(), holders.values(), posts.values());
        }
        for (PostRow post : stored.posts()) {
            Placed<PostRow> now = posts.get(post.id());
            if (!now.row().body().equals(post.body())) {
                faults.add("%s: mã vị trí “%s” đã dùng cho cơ quan %s; hãy kết thúc vị trí đó và đặt mã khác."
                        .formatted(now.place(), post.id(), post.body()));
            }
        }
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        Differ differ = new Differ();
        List<Body> bodyRows = differ.rows(BODY, bodies, stored.bodies());
        List<AccountRow> accountRows = differ.rows(ACCOUNT, accounts, stored.accounts());
        List<PostRow> postRows = differ.rows(POST, posts, stored.posts());
        List<HolderRow> holderRows = differ.rows(HOLDER, holders, stored.holders());
        List<GrantRow> grantRows = differ.rows(GRANT, grants, stored.grants());
        List<SuccessionRow> successionRows = differ.rows(SUCCESSION, successions, stored.successions());
        List<SubstitutionRow> substitutionRows = differ.rows(SUBSTITUTION, substitutions, stored.substitutions());
        // An earlier row that now ends must be written before the row that follows it.
        bodyRows.sort(Comparator.comparing(Body::validFrom));
        holderRows.sort(Comparator.comparing(HolderRow::validFrom));
        return new OrganisationPlan(new OrganisationDifference(List.copyOf(differ.changes), List.of()), bodyRows,
                accountRows, postRows, holderRows, grantRows, successionRows,
                substitutionRows, differ.hash());
    }

    private static OrganisationPlan refused(List<String> faults) {
        return new OrganisationPlan(new OrganisationDifference(List.of(), List.copyOf(faults)), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), "");
    }

    private static Map<Object, Placed<AccountRow>> accounts(List<Placed<AccountRow>> file, List<AccountRow> stored) {
        Map<Object, Placed<AccountRow>> explicit = ACCOUNT.merge(
                file.stream().filter(placed -> !placed.row().implied()).toList(), stored);
        file.stream().filter(placed -> placed.row().implied()).forEach(placed -> {
            AccountRow row = placed.row();
            explicit.putIfAbsent(row.username(), Placed.inFile(placed.place(),
                    new AccountRow(row.username(), row.displayName(), row.email(), false)));
        });
        return explicit;
    }

    /** Last day by code; bodies without an end are left out. */
    private static Map<String, LocalDate> lastDays(Collection<Placed<Body>> bodies) {
        Map<String, LocalDate> last = new HashMap<>();
        bodies.forEach(b -> last.merge(b.row().code(),
                Objects.requireNonNullElse(b.row().validTo(), LocalDate.MAX),
                (one, other) -> one.isAfter(other) ? one : other));
        last.values().removeIf(LocalDate.MAX::equals);
        return last;
    }

    /** What says no end of its own, or stood there before, ends with what it belongs to. */
    private static <T> Placed<T> ending(Placed<T> placed, LocalDate last, Table<T> table, Function<LocalDate, T> ended,
            String owner) {
        LocalDate to = table.to().apply(placed.row());
        boolean mayFollow = last != null && (to == null || placed.known() && to.isAfter(last))
                && !table.from().apply(placed.row()).isAfter(last);
        return mayFollow ? new Placed<>(placed.known() ? () -> "Theo " + owner : placed.where(),
                ended.apply(last), placed.known()) : placed;
    }

    private static String scope(SubstitutionRow s) {
        return (s.role() == null ? "mọi vị trí" : Role.of(s.role()).label()) + (s.body() == null ? "" : ", " + s.body());
    }

    private static String day(LocalDate day) {
        return day == null ? null : OrganisationCheck.DAY.format(day);
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** How rows of a table are told apart and spoken of. */
    private record Table<T>(Function<T, Object> key, Function<T, String> words, Function<T, LocalDate> from,
            Function<T, LocalDate> to, Function<T, Map<String, String>> fields) {

        Map<Object, Placed<T>> merge(List<Placed<T>> file, List<T> stored) {
            Map<Object, Placed<T>> merged = new LinkedHashMap<>();
            stored.forEach(row -> merged.put(key.apply(row), new Placed<>(() -> "Đã có: " + words.apply(row), row,
                    true)));
            file.forEach(placed -> merged.put(key.apply(placed.row()), placed));
            return merged;
        }
    }

    /** Collects what differs, in words and for the hash. */
    private static class Differ {

        private final List<Change> changes = new ArrayList<>();
        private final MessageDigest digest = sha256();

        <T> List<T> rows(Table<T> table, Map<Object, Placed<T>> wanted, List<T> stored) {
            Map<Object, T> before = stored.stream().collect(Collectors.toMap(table.key(), UnaryOperator.identity()));
            List<T> rows = new ArrayList<>();
            wanted.forEach((key, placed) -> {
                T old = before.get(key);
                T row = placed.row();
                if (!row.equals(old)) {
                    rows.add(row);
                    digest.update((old + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
                    changes.add(old == null ? new Change(Type.NEW, placed.place(), added(table, row))
                            : changed(table, placed.place(), old, row));
                }
            });
            return rows;
        }

        private static <T> String added(Table<T> table, T row) {
            LocalDate end = table.to().apply(row);
            return "Thêm " + table.words().apply(row) + (end == null ? "" : " đến hết " + day(end)) + ".";
        }

        private static <T> Change changed(Table<T> table, String place, T old, T row) {
            Map<String, String> before = table.fields().apply(old);
            Map<String, String> after = table.fields().apply(row);
            List<String> parts = after.entrySet().stream()
                    .filter(field -> !Objects.equals(field.getValue(), before.get(field.getKey())))
                    .map(field -> "%s: %s → %s".formatted(field.getKey(), said(before.get(field.getKey())),
                            said(field.getValue()))).toList();
            LocalDate end = table.to().apply(row);
            LocalDate oldEnd = table.to().apply(old);
            boolean ends = parts.size() == 1 && end != null && (oldEnd == null || end.isBefore(oldEnd));
            return ends ? new Change(Type.ENDED, place, "Kết thúc %s: hết ngày %s.".formatted(
                    table.words().apply(old), day(end)))
                    : new Change(Type.CHANGED, place, "Sửa %s: %s.".formatted(table.words().apply(old),
                            String.join("; ", parts)));
        }

        private static String said(String value) {
            return value == null ? "(trống)" : "“" + value + "”";
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }

        static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
