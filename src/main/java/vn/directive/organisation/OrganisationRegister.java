package vn.directive.organisation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;
import vn.directive.audit.AuditAction;
import vn.directive.audit.Reason;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * The organisation as administrators look at it on any day and change it from a day on. The number of statements does
 * not depend on the number of bodies. Everybody else is refused with {@link NotAllowedException}.
 */
@Service
@Transactional
public class OrganisationRegister {

    private static final int MOST_FOUND = 100;
    private static final String NODE = """
            select b.code, b.name, b.kind, b.level, b.parent, exists (
                select from body c where c.parent = b.code and :day >= c.valid_from
                    and (c.valid_to is null or :day <= c.valid_to)) as has_children
            from body b where :day >= b.valid_from and (b.valid_to is null or :day <= b.valid_to)
            """;
    private static final String ORDER = """
             order by array_position(array['CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET'], b.level), b.code
            """;

    private final JdbcClient jdbc;
    private final OrganisationImport changes;
    private final Accounts accounts;
    private final CurrentUser currentUser;

    OrganisationRegister(JdbcClient jdbc, OrganisationImport changes, Accounts accounts, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    /** Bodies directly below on a day; those at the top when no code is given. */
    @Transactional(readOnly = true)
    public List<Node> children(String code, LocalDate day) {
        requireAdministrator();
        return jdbc.sql(NODE + " and b.parent is not distinct from cast(:parent as text)" + ORDER)
                .param("day", day).param("parent", code).query(Node.class).list();
    }

    /** Bodies of a day by their code or words of their name, without minding accents; the first hundred. */
    @Transactional(readOnly = true)
    public List<Node> search(String text, LocalDate day) {
        requireAdministrator();
        return jdbc.sql(NODE + """
                 and (b.code = upper(:text) or search_text(b.name) like '%' || replace(replace(replace(
                     search_text(:text), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')""" + ORDER
                + " limit " + MOST_FOUND)
                .param("day", day).param("text", text.strip()).query(Node.class).list();
    }

    /**
     * A body with everything that was, is and will be.
     *
     * @throws NotFoundException when no such code was ever used
     */
    @Transactional(readOnly = true)
    public Life life(String code, LocalDate day) {
        requireAdministrator();
        List<Body> versions = jdbc.sql("select * from body where code = :code order by valid_from")
                .param("code", code).query(JdbcOrganisation::read).list();
        if (versions.isEmpty()) {
            throw new NotFoundException("Không có cơ quan, đơn vị nào mang mã “" + code + "”.");
        }
        Body shown = versions.stream().filter(b -> !b.validFrom().isAfter(day)).reduce((one, later) -> later)
                .orElse(versions.get(0));
        return new Life(shown, during(day, shown.validFrom(), shown.validTo()), path(shown, day), versions,
                posts(code), jdbc.sql("""
                select predecessor, successor, kind, effective_on, decision_symbol,
                    body_name(predecessor, effective_on - 1) as predecessor_name,
                    body_name(successor, effective_on) as successor_name
                from body_succession where predecessor = :code or successor = :code
                order by effective_on, predecessor, successor""").param("code", code).query(Succession.class).list());
    }

    private List<Node> path(Body body, LocalDate day) {
        return jdbc.sql("""
                with recursive above as (
                    select cast(:parent as text) as code, 1 as step
                    union all
                    select b.parent, a.step + 1 from above a join body b on b.code = a.code and :day >= b.valid_from
                        and (b.valid_to is null or :day <= b.valid_to) where a.step < 20
                )
                select b.code, b.name, b.kind, b.level, b.parent, true as has_children
                from above a join body b on b.code = a.code and :day >= b.valid_from
                    and (b.valid_to is null or :day <= b.valid_to)
                order by a.step desc""").param("parent", body.parent()).param("day", day).query(Node.class).list();
    }

    private List<Post> posts(String code) {
        record Row(String id, Role role, String title, LocalDate postFrom, LocalDate postTo, String username,
                String displayName, LocalDate validFrom, LocalDate validTo, Charge charge) {}
        Map<String, List<Row>> rows = jdbc.sql("""
                select p.id, upper(p.role) as role, p.title, p.valid_from as post_from, p.valid_to as post_to,
                    h.username, a.display_name, h.valid_from, h.valid_to, h.charge
                from post p left join holder h on h.post_id = p.id left join account a on a.username = h.username
                where p.body = :code
                order by array_position(array['leader', 'deputy', 'specialist', 'clerk', 'member'], p.role), p.id,
                    h.valid_from""").param("code", code).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()));
        return rows.values().stream().map(terms -> {
            Row post = terms.get(0);
            return new Post(post.id(), post.role(), post.title(), post.postFrom(), post.postTo(),
                    terms.stream().filter(row -> row.username() != null).map(row -> new Holder(row.username(),
                            row.displayName(), row.validFrom(), row.validTo(), row.charge())).toList());
        }).toList();
    }

    /**
     * Enters a body that never was.
     *
     * @param wanted validTo null when no end is known
     * @param reason the decision
     * @throws DomainException at the field at fault, or naming every rule that this would break
     */
    public void add(Body wanted, Reason reason) {
        requireAdministrator();
        changes.lock();
        require("code", wanted.code() != null && wanted.code().matches("[A-Z0-9]{1,40}"),
                "Mã chỉ gồm chữ hoa không dấu và số, nhiều nhất 40 ký tự.");
        require("code", jdbc.sql("select count(*) from body where code = :code").param("code", wanted.code())
                .query(Long.class).single() == 0, "Mã “%s” đã dùng cho một cơ quan, hiện nay hoặc trước đây."
                .formatted(wanted.code()));
        Body body = described(wanted);
        changes.apply(rows(List.of(body), List.of(), List.of(), "Cơ quan " + wanted.code()),
                AuditAction.ORGANISATION_ADD_BODY, wanted.code(), reason);
    }

    /**
     * Makes a body different from a day on; earlier papers keep what was before. On the first day of a version it
     * corrects this version.
     *
     * @param wanted code, name, symbol, kind, level and parent as they shall be; validFrom is the day
     * @param seen {@link Life#stamp()} of what the person looked at; the same for all changes of a body
     * @param reason the decision
     * @throws DomainException at the field at fault, or naming every rule that this would break, or saying that somebody
     *     else was quicker; nothing is changed then
     */
    public void change(Body wanted, String seen, Reason reason) {
        requireUnchanged(wanted.code(), seen);
        Body before = version("from", wanted.code(), require("from", wanted.validFrom()));
        Body body = described(wanted);
        List<Body> rows = new ArrayList<>();
        if (!before.validFrom().equals(body.validFrom())) {
            rows.add(ending(before, body.validFrom().minusDays(1)));
        }
        rows.add(ending(body, before.validTo()));
        changes.apply(rows(rows, List.of(), List.of(), "Cơ quan " + body.code()), AuditAction.ORGANISATION_CHANGE_BODY,
                body.code(), reason);
    }

    /** Ends a body after its last day, and with it its posts and their holders. */
    public void end(String code, LocalDate lastDay, String seen, Reason reason) {
        requireUnchanged(code, seen);
        Body body = version("lastDay", code, require("lastDay", lastDay));
        changes.apply(rows(List.of(ending(body, lastDay)), List.of(), List.of(), "Cơ quan " + code),
                AuditAction.ORGANISATION_END_BODY, code, reason);
    }

    /**
     * Enters that a body is followed by another, or by none.
     *
     * @param successor code, or null for a body that is dissolved
     * @param decision symbol of the decision
     */
    public void succeed(String predecessor, String successor, SuccessionKind kind, LocalDate day, String decision,
            String seen) {
        requireUnchanged(predecessor, seen);
        require("kind", kind != null, "Hãy chọn hình thức.");
        require("effectiveOn", day);
        require("successor", kind == SuccessionKind.DISSOLVE || successor != null, "Hãy ghi mã cơ quan kế thừa.");
        if (successor != null) {
            version("successor", successor, day);
        }
        Reason reason = new Reason(decision);
        changes.apply(new OrganisationRows(List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(Placed.inFile("Kế thừa của " + predecessor, new SuccessionRow(predecessor, successor, kind, day,
                        OrganisationRows.clean(reason.text())))), List.of(), List.of()),
                AuditAction.ORGANISATION_SUCCESSION, predecessor, reason);
    }

    /**
     * Enters a post; its id is the body and the role, from the second of the role on with its number.
     *
     * @param username who holds it from its first day on, or null
     */
    public void addPost(String code, Role role, String title, LocalDate from, String username, String seen,
            Reason reason) {
        requireUnchanged(code, seen);
        require("role", role != null, "Hãy chọn vai trò.");
        String name = OrganisationRows.clean(title);
        require("title", name != null && !name.isEmpty(), "Hãy ghi chức danh.");
        version("from", code, require("from", from));
        String first = code + ":" + role.key();
        Set<String> taken = Set.copyOf(jdbc.sql("select id from post where id like :first || '%'").param("first", first)
                .query(String.class).list());
        String id = !taken.contains(first) ? first : IntStream.iterate(2, n -> n + 1).mapToObj(n -> first + n)
                .filter(free -> !taken.contains(free)).findFirst().orElseThrow();
        changes.apply(rows(List.of(), List.of(new PostRow(id, code, role.key(), name, from, null)),
                username == null ? List.of() : List.of(new HolderRow(id, known(username), from, null, null)),
                "Vị trí “" + name + "”"), AuditAction.ORGANISATION_ADD_POST, id, reason);
    }

    /** Ends a post after its last day, and with it the term of its holder. */
    public void endPost(String id, LocalDate lastDay, String seen, Reason reason) {
        PostRow post = post(id, seen);
        changes.apply(rows(List.of(), List.of(new PostRow(id, post.body(), post.role(), post.title(),
                post.validFrom(), require("lastDay", lastDay))), List.of(), "Vị trí “" + post.title() + "”"),
                AuditAction.ORGANISATION_END_POST, id, reason);
    }

    /**
     * Gives a post to an account from a day on; whoever held it until then held it up to the day before.
     *
     * @param charge how it is held for the time being, or null; one who is charged with it later holds it plainly from
     *     another day on
     * @throws DomainException when somebody else begins that very day or later
     */
    public void appoint(String id, String username, LocalDate from, Charge charge, String seen, Reason reason) {
        PostRow post = post(id, seen);
        require("from", from);
        List<HolderRow> rows = new ArrayList<>();
        jdbc.sql("""
                select post_id, username, valid_from, valid_to, charge from holder
                where post_id = :id and valid_from < :from and (valid_to is null or valid_to >= :from)""")
                .param("id", id).param("from", from).query(HolderRow.class).optional().ifPresent(now -> rows.add(new HolderRow(id, now.username(),
                        now.validFrom(), from.minusDays(1), now.charge())));
        rows.add(new HolderRow(id, known(username), from, post.validTo(), charge));
        changes.apply(rows(List.of(), List.of(), rows, "Vị trí “" + post.title() + "”"), AuditAction.ORGANISATION_APPOINT, id,
                reason);
    }

    /** Nobody else writes from here to the end of the transaction. */
    private void requireUnchanged(String code, String seen) {
        requireAdministrator();
        changes.lock();
        require("seen", life(code, LocalDate.EPOCH).stamp().equals(seen), "Chưa lưu: người khác vừa thay đổi cơ quan "
                + "này. Trang đã hiện dữ liệu mới và giữ nguyên điều vừa ghi; hãy xem lại rồi lưu lần nữa.");
    }

    /** As it is kept, with everything that a body must have. */
    private Body described(Body wanted) {
        Body body = new Body(wanted.code(), OrganisationRows.clean(wanted.name()),
                OrganisationRows.clean(wanted.symbol()), wanted.kind(), wanted.level(), wanted.parent(),
                require("from", wanted.validFrom()), wanted.validTo());
        require("name", body.name() != null && !body.name().isEmpty(), "Hãy ghi tên đầy đủ.");
        require("kind", body.kind() != null, "Hãy chọn loại.");
        require("level", body.level() != null, "Hãy chọn cấp.");
        if (body.parent() != null) {
            version("parent", body.parent(), body.validFrom());
        }
        return body;
    }

    private String known(String username) {
        String stripped = username == null ? "" : username.strip();
        require("username", accounts.find(stripped).filter(Accounts.Account::enabled).isPresent(),
                "Không có tài khoản đang hoạt động “" + stripped + "”.");
        return stripped;
    }

    private static void require(String field, boolean holds, String fault) {
        if (!holds) {
            throw new DomainException(field, fault);
        }
    }

    private Body version(String field, String code, LocalDate day) {
        return jdbc.sql("""
                select * from body where code = :code and :day >= valid_from and (valid_to is null or :day <= valid_to)
                """).param("code", code).param("day", day).query(JdbcOrganisation::read).optional()
                .orElseThrow(() -> new DomainException(field, "Không có cơ quan %s vào ngày %s.".formatted(code,
                        OrganisationCheck.DAY.format(day))));
    }

    private PostRow post(String id, String seen) {
        requireAdministrator();
        changes.lock();
        PostRow post = jdbc.sql("select id, body, role, title, valid_from, valid_to from post where id = :id")
                .param("id", id).query(PostRow.class).optional()
                .orElseThrow(() -> new NotFoundException("Không có vị trí “" + id + "”."));
        requireUnchanged(post.body(), seen);
        return post;
    }

    private static Body ending(Body body, LocalDate lastDay) {
        return new Body(body.code(), body.name(), body.symbol(), body.kind(), body.level(), body.parent(),
                body.validFrom(), lastDay);
    }

    private static LocalDate require(String field, LocalDate day) {
        if (day == null) {
            throw new DomainException(field, "Hãy ghi ngày.");
        }
        return day;
    }

    private static OrganisationRows rows(List<Body> bodies, List<PostRow> posts, List<HolderRow> holders,
            String place) {
        return new OrganisationRows(bodies.stream().map(row -> Placed.inFile(place, row)).toList(), List.of(),
                posts.stream().map(row -> Placed.inFile(place, row)).toList(),
                holders.stream().map(row -> Placed.inFile(place, row)).toList(), List.of(),
                List.<Placed<SuccessionRow>>of(), List.of(), List.of());
    }

    private void requireAdministrator() {
        if (!accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    private static boolean during(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    private static String words(LocalDate from, LocalDate to) {
        return "từ " + OrganisationCheck.DAY.format(from)
                + (to == null ? "" : " đến hết " + OrganisationCheck.DAY.format(to));
    }

    /** @param parent code, or null at the top */
    public record Node(String code, String name, BodyKind kind, BodyLevel level, String parent, boolean hasChildren) {}

    /**
     * @param body as of the day, or the nearest before or after
     * @param present whether it exists on the day
     * @param path bodies above it, the topmost first
     * @param versions all, the oldest first
     */
    public record Life(Body body, boolean present, List<Node> path, List<Body> versions, List<Post> posts,
            List<Succession> successions) {

        /** Differs whenever anything of this body differs, on every node and whatever the day looked at. */
        public String stamp() {
            return DigestUtils.md5DigestAsHex(("" + versions + posts + successions).getBytes(StandardCharsets.UTF_8));
        }
    }

    public record Post(String id, Role role, String title, LocalDate validFrom, LocalDate validTo,
            List<Holder> holders) {

        public boolean at(LocalDate day) {
            return during(day, validFrom, validTo);
        }

        public boolean vacantAt(LocalDate day) {
            return at(day) && holders.stream().noneMatch(holder -> holder.at(day));
        }

        public String period() {
            return words(validFrom, validTo);
        }
    }

    /** @param charge how the post is held for the time being, or null */
    public record Holder(String username, String displayName, LocalDate validFrom, LocalDate validTo, Charge charge) {

        public boolean at(LocalDate day) {
            return during(day, validFrom, validTo);
        }

        public String period() {
            return words(validFrom, validTo);
        }
    }

    /** Names are those of the days when the decision took effect. */
    public record Succession(String predecessor, String successor, SuccessionKind kind, LocalDate effectiveOn,
            String decisionSymbol, String predecessorName, String successorName) {

        public String text() {
            return "%s: %s → %s".formatted(kind.label(), predecessorName,
                    Objects.requireNonNullElse(successorName, "không còn"));
        }
    }
}
