package vn.directive.organisation;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Accounts as administrators look after them: who there is, with which application rights, open or closed. Everybody
 * else is refused with {@link NotAllowedException}.
 */
@Service
@Transactional
public class AccountRegister {

    private static final int MOST_FOUND = 100;
    private static final String SELECT = """
            select a.username, a.display_name, a.email, a.enabled, a.password_hash is not null as has_password,
                coalesce((select string_agg(g.authority, ',' order by g.authority) from app_grant g
                          where g.username = a.username), '') as grants
            from account a
            """;

    private final JdbcClient jdbc;
    private final OrganisationImport changes;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AccountRegister(JdbcClient jdbc, OrganisationImport changes, Accounts accounts, CurrentUser currentUser,
            AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
    }

    /** Accounts by part of their name or display name, without minding accents; the first hundred. */
    @Transactional(readOnly = true)
    public List<Entry> search(String text) {
        requireAdministrator();
        return jdbc.sql(SELECT + """
                where a.username like '%' || lower(:text) || '%' or search_text(a.display_name) like
                    '%' || search_text(:text) || '%'
                order by a.username limit\s""" + MOST_FOUND)
                .param("text", text.strip().replaceAll("[\\\\%_]", "\\\\$0")).query(AccountRegister::read).list();
    }

    /** @throws NotFoundException when there is none of this name */
    @Transactional(readOnly = true)
    public Entry get(String username) {
        requireAdministrator();
        return jdbc.sql(SELECT + "where a.username = :username").param("username", username)
                .query(AccountRegister::read).optional()
                .orElseThrow(() -> new NotFoundException("Không có tài khoản “" + username + "”."));
    }

    /** Posts that the account has, had or will have, the latest first. */
    @Transactional(readOnly = true)
    public List<Term> terms(String username) {
        requireAdministrator();
        return jdbc.sql("""
                select p.title, p.body, h.valid_from, h.valid_to from holder h join post p on p.id = h.post_id
                where h.username = :username order by h.valid_from desc, p.id""").param("username", username)
                .query(Term.class).list();
    }

    /**
     * Enters an account. It has no password yet.
     *
     * @throws DomainException at the field at fault; nothing is changed then, the same for all methods
     */
    public void add(Wanted wanted, Reason reason) {
        requireAdministrator();
        changes.lock();
        require("username", wanted.username() != null && wanted.username().matches("[a-z0-9._-]{1,100}"),
                "Tên đăng nhập chỉ gồm a-z, 0-9, dấu chấm, gạch, nhiều nhất 100 ký tự.");
        require("username", accounts.find(wanted.username()).isEmpty(),
                "Tên đăng nhập “%s” đã có người dùng.".formatted(wanted.username()));
        save(wanted, AuditAction.ACCOUNT_ADD, reason);
    }

    /**
     * Corrects an account, opens or closes it, gives and takes rights.
     *
     * @param seen {@link Entry#stamp()} of what the person looked at
     */
    public void change(Wanted wanted, boolean enabled, String seen, Reason reason) {
        requireAdministrator();
        changes.lock();
        Entry before = get(wanted.username());
        require("seen", before.stamp().equals(seen), "Chưa lưu: người khác vừa thay đổi tài khoản này. Trang đã hiện "
                + "dữ liệu mới và giữ nguyên điều vừa ghi; hãy xem lại rồi lưu lần nữa.");
        boolean own = wanted.username().equals(currentUser.username());
        require("enabled", enabled || !own, "Không tự khóa tài khoản của mình được.");
        require("grants", !own || wanted.grants().contains(Grant.ADMINISTRATOR),
                "Không tự bỏ quyền quản trị của mình được; hãy nhờ quản trị viên khác.");
        save(wanted, AuditAction.ACCOUNT_CHANGE, reason);
        Set<Grant> taken = EnumSet.noneOf(Grant.class);
        taken.addAll(before.grants());
        taken.removeAll(wanted.grants());
        int changed = jdbc.sql("update account set enabled = :enabled where username = :username and enabled <> :enabled")
                .param("enabled", enabled).param("username", wanted.username()).update();
        if (!taken.isEmpty()) {
            changed += jdbc.sql("delete from app_grant where username = :username and authority = any(:taken)")
                    .param("username", wanted.username())
                    .param("taken", taken.stream().map(Grant::name).toArray(String[]::new)).update();
        }
        if (changed > 0) {
            audit.record(AuditAction.ACCOUNT_CHANGE.code(), new Subject("account", wanted.username(), null),
                    Capacity.of("administrator"), reason, Map.of("enabled", enabled, "taken",
                            taken.stream().map(Grant::name).toList()));
            events.publishEvent(new OrganisationChanged());
        }
    }

    /** Gives an account a password, which the person should change. */
    public void setPassword(String username, String password) {
        get(username);
        accounts.setPassword(username, password);
    }

    private void save(Wanted wanted, AuditAction action, Reason reason) {
        String name = OrganisationRows.clean(wanted.displayName());
        String email = OrganisationRows.clean(wanted.email());
        require("displayName", name != null && !name.isEmpty(), "Hãy ghi tên hiển thị.");
        require("email", email == null || email.matches("[^@\\s]+@[^@\\s]+") && email.length() <= 200,
                "Địa chỉ thư chưa đúng, ví dụ: van.thu@coquan.vn.");
        String place = "Tài khoản " + wanted.username();
        changes.apply(new OrganisationRows(List.of(), List.of(Placed.inFile(place,
                new AccountRow(wanted.username(), name, email, false))), List.of(), List.of(),
                wanted.grants().stream().map(grant -> Placed.inFile(place, new GrantRow(wanted.username(), grant)))
                        .toList(), List.of(), List.of(), List.of()), action, wanted.username(), reason);
    }

    private void requireAdministrator() {
        if (!accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    private static void require(String field, boolean holds, String fault) {
        if (!holds) {
            throw new DomainException(field, fault);
        }
    }

    private static Entry read(ResultSet row, int n) throws SQLException {
        String grants = row.getString("grants");
        return new Entry(row.getString("username"), row.getString("display_name"), row.getString("email"),
                row.getBoolean("enabled"), row.getBoolean("has_password"), grants.isEmpty() ? Set.of()
                : Arrays.stream(grants.split(",")).map(Grant::valueOf).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** @param displayName an office, never a person's name; @param email may be null; @param grants all it shall have */
    public record Wanted(String username, String displayName, String email, Set<Grant> grants) {}

    /** @param hasPassword false for somebody who cannot log in with a password of ours */
    public record Entry(String username, String displayName, String email, boolean enabled, boolean hasPassword,
            Set<Grant> grants) {

        /** Differs whenever anything that can be changed here differs. */
        public String stamp() {
            return DigestUtils.md5DigestAsHex(("" + displayName + '\n' + email + '\n' + enabled + grants)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param body its code */
    public record Term(String title, String body, LocalDate validFrom, LocalDate validTo) {}
}
