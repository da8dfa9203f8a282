package vn.directive.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;

/** Finds everything that is wrong with an organisation before a row is written; each finding names its row. */
class OrganisationCheck {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,40}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{1,100}");
    private static final Pattern POST = Pattern.compile("[A-Za-z0-9:._-]{1,100}");
    private static final int LONGEST = 500;

    private final List<String> faults = new ArrayList<>();

    /** What the rows of a file lack in themselves; while there are such faults they cannot be compared. */
    List<String> ofRows(OrganisationRows file) {
        faults.addAll(file.faults());
        accounts(file.accounts());
        Set<List<?>> firstDays = new HashSet<>();
        for (Placed<Body> placed : file.bodies()) {
            Body body = placed.row();
            require(matches(CODE, body.code()), placed, "mã chỉ gồm A-Z, 0-9, nhiều nhất 40 ký tự");
            text(placed, body.name(), "thiếu tên (name)");
            require(body.symbol() == null || body.symbol().length() <= 40, placed, "ký hiệu dài quá 40 ký tự");
            require(body.kind() != null, placed, "thiếu loại (kind)");
            require(body.level() != null, placed, "thiếu cấp (level)");
            require(body.code() == null || body.validFrom() == null
                    || firstDays.add(List.of(body.code(), body.validFrom())), placed, "mã bị lặp");
            dates(placed, body.validFrom(), body.validTo());
        }
        Set<String> posts = new HashSet<>();
        for (Placed<PostRow> placed : file.posts()) {
            PostRow post = placed.row();
            require(post.role() != null, placed, "thiếu vai trò (role)");
            require(post.role() == null || matches(POST, post.id()), placed,
                    "mã vị trí chỉ gồm chữ không dấu, số, dấu hai chấm, chấm, gạch");
            require(post.role() == null || posts.add(post.id()), placed, () -> "mã vị trí “" + post.id() + "” bị lặp");
            require(matches(CODE, post.body()), placed, "mã cơ quan chỉ gồm A-Z, 0-9");
            text(placed, post.title(), "thiếu chức danh (title)");
            dates(placed, post.validFrom(), post.validTo());
        }
        Set<List<?>> terms = new HashSet<>();
        for (Placed<HolderRow> placed : file.holders()) {
            HolderRow holder = placed.row();
            require(filled(holder.postId()), placed, "thiếu mã vị trí");
            require(matches(USERNAME, holder.username()), placed,
                    () -> "tên đăng nhập “" + holder.username() + "” chỉ gồm a-z, 0-9, dấu chấm, gạch");
            require(holder.postId() == null || holder.username() == null || holder.validFrom() == null
                    || terms.add(List.of(holder.postId(), holder.username(), holder.validFrom())), placed,
                    "người giữ bị lặp");
            dates(placed, holder.validFrom(), holder.validTo());
        }
        successionRows(file.successions());
        file.substitutions().forEach(this::substitutionRow);
        return faults;
    }

    private void accounts(List<Placed<AccountRow>> accounts) {
        Set<String> usernames = new HashSet<>();
        for (Placed<AccountRow> placed : accounts) {
            AccountRow account = placed.row();
            if (!account.implied()) {
                require(matches(USERNAME, account.username()), placed,
                        "tên đăng nhập chỉ gồm a-z, 0-9, dấu chấm, gạch");
                text(placed, account.displayName(), "thiếu tên hiển thị (displayName)");
                require(usernames.add(account.username()), placed, "tên đăng nhập bị lặp");
                require(account.email() == null || account.email().contains("@")
                        && account.email().length() <= 200, placed,
                        () -> "địa chỉ thư “" + account.email() + "” không đúng");
            }
        }
    }

    private void successionRows(List<Placed<SuccessionRow>> successions) {
        Set<List<?>> seen = new HashSet<>();
        for (Placed<SuccessionRow> placed : successions) {
            SuccessionRow succession = placed.row();
            require(filled(succession.predecessor()), placed, "thiếu cơ quan cũ (predecessor)");
            require(succession.kind() != null, placed,
                    "loại (kind) phải là MERGE, SPLIT, RENAME, MOVE hoặc DISSOLVE");
            require(succession.successor() != null || succession.kind() == SuccessionKind.DISSOLVE, placed,
                    "thiếu cơ quan kế thừa (successor)");
            require(succession.effectiveOn() != null, placed, "thiếu ngày hiệu lực (effectiveOn)");
            text(placed, succession.decisionSymbol(), "thiếu số quyết định (decisionSymbol)");
            require(seen.add(Stream.of(succession.predecessor(), succession.successor(), succession.effectiveOn())
                    .map(String::valueOf).toList()), placed, "dòng kế thừa bị lặp");
        }
    }

    private void substitutionRow(Placed<SubstitutionRow> placed) {
        SubstitutionRow s = placed.row();
        require(matches(USERNAME, s.absent()), placed, "thiếu tài khoản người vắng mặt (absent)");
        require(matches(USERNAME, s.substitute()), placed, "thiếu tài khoản người thay thế (substitute)");
        require(s.absent() == null || !s.absent().equals(s.substitute()), placed,
                "người thay thế phải khác người vắng mặt");
        dates(placed, s.validFrom(), s.validTo());
        require(s.validTo() != null, placed, "thiếu ngày kết thúc (validTo)");
        text(placed, s.reason(), "thiếu lý do (reason)");
        require(s.body() == null || matches(CODE, s.body()), placed, "mã cơ quan chỉ gồm A-Z, 0-9");
    }

    /**
     * Whether everything fits together, on every day.
     *
     * @param bodies as they would be after the change; the same for the others
     */
    List<String> ofWhole(Collection<Placed<Body>> bodies, Collection<Placed<PostRow>> posts,
            Collection<Placed<HolderRow>> holders, Collection<Placed<GrantRow>> grants, Set<String> accounts,
            Collection<Placed<SuccessionRow>> successions) {
        Map<String, List<Placed<Body>>> byCode = grouped(bodies, Body::code, Body::validFrom);
        byCode.values().forEach(versions -> {
            for (int i = 1; i < versions.size(); i++) {
                follows(versions.get(i - 1), versions.get(i));
            }
        });
        bodies.forEach(placed -> parent(placed, byCode));
        cycles(bodies, byCode);
        Map<String, Placed<PostRow>> postById =
                posts.stream().collect(Collectors.toMap(p -> p.row().id(), Function.identity()));
        posts.forEach(placed -> {
            PostRow post = placed.row();
            List<Placed<Body>> life = byCode.get(post.body());
            require(life != null, placed, () -> "không có cơ quan “" + post.body() + "”");
            if (life != null) {
                within(placed, post.validFrom(), post.validTo(), life.get(0).row().validFrom(),
                        life.get(life.size() - 1).row().validTo(), "cơ quan " + post.body());
            }
        });
        grouped(holders, HolderRow::postId, HolderRow::validFrom).forEach((id, terms) -> {
            Placed<PostRow> post = postById.get(id);
            terms.forEach(placed -> {
                require(post != null, placed, () -> "không có vị trí “" + id + "”");
                require(accounts.contains(placed.row().username()), placed,
                        () -> "không có tài khoản “" + placed.row().username() + "”");
                if (post != null) {
                    within(placed, placed.row().validFrom(), placed.row().validTo(), post.row().validFrom(),
                            post.row().validTo(), "vị trí " + id);
                }
            });
            for (int i = 1; i < terms.size(); i++) {
                oneAtATime(terms.get(i - 1), terms.get(i));
            }
        });
        grants.forEach(placed -> require(accounts.contains(placed.row().username()), placed,
                () -> "không có tài khoản “" + placed.row().username() + "”"));
        successions.forEach(placed -> succession(placed, byCode));
        return faults;
    }

    /**
     * The rules of {@link Substitutions}, for what is new or different: somebody else stands in once at a time, and
     * nobody for somebody who stands in for them.
     *
     * @param all as they would be after the change; the same for holders, posts and accounts
     * @param stored as they were
     */
    List<String> ofSubstitutions(Collection<Placed<SubstitutionRow>> all, Set<SubstitutionRow> stored,
            Set<?> accounts, Set<String> closed, Collection<Placed<HolderRow>> holders,
            Collection<Placed<PostRow>> posts) {
        List<Placed<SubstitutionRow>> different = all.stream().filter(s -> !stored.contains(s.row())).toList();
        if (different.isEmpty()) {
            return faults;
        }
        Set<String> absent = different.stream().map(s -> s.row().absent()).collect(Collectors.toSet());
        Map<String, List<HolderRow>> terms = holders.stream().map(Placed::row)
                .filter(h -> absent.contains(h.username())).collect(Collectors.groupingBy(HolderRow::username));
        Map<String, PostRow> postById =
                posts.stream().map(Placed::row).collect(Collectors.toMap(PostRow::id, Function.identity()));
        Map<String, List<Placed<SubstitutionRow>>> byAbsent = all.stream()
                .collect(Collectors.groupingBy(s -> s.row().absent()));
        Set<Set<Object>> told = new HashSet<>();
        for (Placed<SubstitutionRow> placed : different) {
            SubstitutionRow s = placed.row();
            Stream.of(s.absent(), s.substitute()).forEach(username -> require(accounts.contains(username)
                    && !closed.contains(username), placed, "không có tài khoản đang hoạt động “" + username + "”"));
            require(terms.getOrDefault(s.absent(), List.of()).stream().anyMatch(h -> {
                PostRow post = postById.get(h.postId());
                return overlap(h.validFrom(), h.validTo(), s.validFrom(), s.validTo())
                        && (s.body() == null || s.body().equals(post.body()))
                        && (s.role() == null || s.role().equals(post.role()));
            }), placed, "“%s” không giữ vị trí nào trong phạm vi và thời gian này".formatted(s.absent()));
            byAbsent.get(s.absent()).stream().filter(o -> o != placed && told.add(Set.of(o, placed))).forEach(other -> {
                SubstitutionRow o = other.row();
                require(!overlap(o.validFrom(), o.validTo(), s.validFrom(), s.validTo())
                        || o.body() != null && s.body() != null && !o.body().equals(s.body())
                        || o.role() != null && s.role() != null && !o.role().equals(s.role()), placed,
                        "từ %s đến hết %s đã có “%s” thay thế (%s)".formatted(DAY.format(o.validFrom()),
                                DAY.format(o.validTo()), o.substitute(), other.place()));
            });
            require(!comesBack(s, byAbsent), placed, "“%s” cũng đang được “%s” thay, trực tiếp hoặc qua người khác, "
                    .formatted(s.substitute(), s.absent()) + "trong thời gian này");
        }
        return faults;
    }

    private static boolean comesBack(SubstitutionRow start, Map<String, List<Placed<SubstitutionRow>>> byAbsent) {
        record Days(String username, LocalDate first, LocalDate last) {}
        Set<Days> seen = new HashSet<>();
        Deque<Days> chain = new ArrayDeque<>(List.of(
                new Days(start.substitute(), start.validFrom(), start.validTo())));
        while (!chain.isEmpty()) {
            Days days = chain.remove();
            if (days.username().equals(start.absent())) {
                return true;
            }
            if (seen.add(days)) {
                byAbsent.getOrDefault(days.username(), List.of()).stream().map(Placed::row)
                        .filter(s -> overlap(s.validFrom(), s.validTo(), days.first(), days.last()))
                        .forEach(s -> chain.add(new Days(s.substitute(),
                                s.validFrom().isAfter(days.first()) ? s.validFrom() : days.first(),
                                s.validTo().isBefore(days.last()) ? s.validTo() : days.last())));
            }
        }
        return false;
    }

    private void follows(Placed<Body> earlier, Placed<Body> later) {
        LocalDate end = earlier.row().validTo();
        LocalDate start = later.row().validFrom();
        if (end == null || !end.isBefore(start)) {
            Placed<Body> wrong = later.known() ? earlier : later;
            require(false, wrong, "thời gian hiệu lực chồng lên dòng khác cùng mã (từ %s)".formatted(
                    DAY.format((wrong == later ? earlier : later).row().validFrom())));
        } else {
            require(end.plusDays(1).equals(start), later.known() ? earlier : later,
                    () -> "bỏ trống từ %s đến %s giữa hai dòng cùng mã".formatted(DAY.format(end.plusDays(1)),
                            DAY.format(start.minusDays(1))));
        }
    }

    private void parent(Placed<Body> placed, Map<String, List<Placed<Body>>> byCode) {
        Body body = placed.row();
        if (body.parent() != null) {
            List<Placed<Body>> life = byCode.get(body.parent());
            require(life != null, placed, () -> "không có cơ quan cấp trên “" + body.parent() + "”");
            if (life != null) {
                within(placed, body.validFrom(), body.validTo(), life.get(0).row().validFrom(),
                        life.get(life.size() - 1).row().validTo(), "cơ quan cấp trên “" + body.parent() + "”");
            }
        }
    }

    private void within(Placed<?> placed, LocalDate from, LocalDate to, LocalDate first, LocalDate last, String what) {
        require(!from.isBefore(first), placed, () -> "bắt đầu ngày %s, khi %s chưa có (từ %s)".formatted(DAY.format(from),
                what, DAY.format(first)));
        require(last == null || to != null && !to.isAfter(last), placed,
                () -> "còn hiệu lực sau khi %s kết thúc (hết ngày %s)".formatted(what, last == null ? "" : DAY.format(last)));
    }

    private void oneAtATime(Placed<HolderRow> earlier, Placed<HolderRow> later) {
        LocalDate end = earlier.row().validTo();
        if (end == null || !end.isBefore(later.row().validFrom())) {
            Placed<HolderRow> wrong = later.known() ? earlier : later;
            HolderRow other = (wrong == later ? earlier : later).row();
            require(false, wrong, "vị trí %s đang do “%s” giữ từ %s; hãy ghi ngày thôi giữ trước".formatted(
                    other.postId(), other.username(), DAY.format(other.validFrom())));
        }
    }

    private void succession(Placed<SuccessionRow> placed, Map<String, List<Placed<Body>>> byCode) {
        SuccessionRow succession = placed.row();
        for (String code : Stream.of(succession.predecessor(), succession.successor()).filter(Objects::nonNull)
                .distinct().toList()) {
            require(byCode.containsKey(code), placed, () -> "không có cơ quan “" + code + "”");
        }
        LocalDate day = succession.effectiveOn();
        List<Placed<Body>> heir = byCode.get(succession.successor());
        require(heir == null || heir.stream().anyMatch(b -> at(b.row(), day)), placed,
                "cơ quan kế thừa “%s” không tồn tại vào ngày %s".formatted(succession.successor(), DAY.format(day)));
        List<Placed<Body>> old = byCode.get(succession.predecessor());
        require(old == null || old.stream().anyMatch(b -> at(b.row(), day.minusDays(1))), placed,
                "cơ quan cũ “%s” không tồn tại đến ngày %s".formatted(succession.predecessor(),
                        DAY.format(day.minusDays(1))));
        require(old == null || succession.kind() != SuccessionKind.DISSOLVE
                || old.stream().noneMatch(b -> at(b.row(), day)), placed,
                "cơ quan “%s” giải thể từ %s nhưng chưa ghi ngày kết thúc".formatted(succession.predecessor(),
                        DAY.format(day)));
    }

    /**
     * Rows that lie above nothing in doubt are set aside first, which leaves next to none of a sound organisation; what
     * remains is followed day by day.
     */
    private void cycles(Collection<Placed<Body>> bodies, Map<String, List<Placed<Body>>> byCode) {
        Map<Placed<Body>, Integer> parents = new HashMap<>();
        Map<Placed<Body>, List<Placed<Body>>> below = new HashMap<>();
        Deque<Placed<Body>> clear = new ArrayDeque<>();
        for (Placed<Body> body : bodies) {
            List<Placed<Body>> above = byCode.getOrDefault(String.valueOf(body.row().parent()), List.of()).stream()
                    .filter(p -> overlap(p.row(), body.row())).toList();
            above.forEach(p -> below.computeIfAbsent(p, any -> new ArrayList<>()).add(body));
            parents.put(body, above.size());
            if (above.isEmpty()) {
                clear.add(body);
            }
        }
        while (!clear.isEmpty()) {
            Placed<Body> body = clear.remove();
            parents.remove(body);
            for (Placed<Body> child : below.getOrDefault(body, List.of())) {
                if (parents.computeIfPresent(child, (any, left) -> left - 1) == 0) {
                    clear.add(child);
                }
            }
        }
        Set<Set<String>> found = new LinkedHashSet<>();
        for (LocalDate day : parents.keySet().stream().map(b -> b.row().validFrom())
                .collect(Collectors.toCollection(TreeSet::new))) {
            Map<String, Placed<Body>> present = new TreeMap<>();
            parents.keySet().stream().filter(b -> at(b.row(), day)).forEach(b -> present.put(b.row().code(), b));
            Set<String> done = new HashSet<>();
            for (String start : present.keySet()) {
                LinkedHashSet<String> path = new LinkedHashSet<>();
                String code = start;
                while (code != null && present.containsKey(code) && !done.contains(code) && path.add(code)) {
                    code = present.get(code).row().parent();
                }
                if (path.contains(String.valueOf(code))) {
                    List<String> walked = List.copyOf(path);
                    Set<String> cycle = new TreeSet<>(walked.subList(walked.indexOf(code), walked.size()));
                    if (found.add(cycle)) {
                        faults.add("Cơ quan %s: quan hệ cấp trên tạo thành vòng từ ngày %s (%s).".formatted(
                                String.join(", ", cycle), DAY.format(day), cycle.stream()
                                .map(member -> present.get(member).place()).collect(Collectors.joining("; "))));
                    }
                }
                done.addAll(path);
            }
        }
    }

    private static <T> Map<String, List<Placed<T>>> grouped(Collection<Placed<T>> rows, Function<T, String> key,
            Function<T, LocalDate> from) {
        Map<String, List<Placed<T>>> groups = rows.stream().collect(Collectors.groupingBy(p -> key.apply(p.row())));
        groups.values().forEach(group -> group.sort(Comparator.comparing(p -> from.apply(p.row()))));
        return groups;
    }

    private void dates(Placed<?> placed, LocalDate from, LocalDate to) {
        require(from != null, placed, "thiếu ngày bắt đầu (validFrom)");
        require(from == null || to == null || !to.isBefore(from), placed, "ngày kết thúc trước ngày bắt đầu");
    }

    private void text(Placed<?> placed, String text, String fault) {
        require(filled(text), placed, fault);
        require(text == null || text.length() <= LONGEST, placed, () -> "“%.40s…” dài quá %d ký tự".formatted(text, LONGEST));
    }

    private void require(boolean holds, Placed<?> placed, String fault) {
        require(holds, placed, () -> fault);
    }

    /** For rules whose fault takes longer to word than to look for. */
    private void require(boolean holds, Placed<?> placed, Supplier<String> fault) {
        if (!holds) {
            faults.add(placed.place() + ": " + fault.get() + ".");
        }
    }

    private static boolean at(Body body, LocalDate day) {
        return !day.isBefore(body.validFrom()) && (body.validTo() == null || !day.isAfter(body.validTo()));
    }

    private static boolean overlap(Body one, Body other) {
        return overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
    }

    private static boolean overlap(LocalDate from, LocalDate to, LocalDate otherFrom, LocalDate otherTo) {
        return (otherTo == null || !from.isAfter(otherTo)) && (to == null || !otherFrom.isAfter(to));
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
