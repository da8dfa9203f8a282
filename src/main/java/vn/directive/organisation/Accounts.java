package vn.directive.organisation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/** Who can log in, and what they may do in the applications beyond their posts. */
@Service
public class Accounts {

    private static final int SHORTEST_PASSWORD = 8;
    /** bcrypt ignores what comes after. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final PasswordEncoder passwords = new BCryptPasswordEncoder();
    /** Compared against when there is no account or password, so that the time taken does not tell which exist. */
    private final String nobodysHash = passwords.encode("nobody");

    Accounts(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The account, if it is enabled and the password is right. */
    public Optional<Account> authenticate(String username, String password) {
        String hash = jdbc.sql("select password_hash from account where username = :name and enabled")
                .param("name", username).query(String.class).optional().orElse(null);
        boolean right = passwords.matches(password, hash == null ? nobodysHash : hash) && hash != null;
        return right ? find(username) : Optional.empty();
    }

    /** The account, enabled or not. */
    public Optional<Account> find(String username) {
        return Optional.ofNullable(find(Set.of(username)).get(username));
    }

    /** Accounts by username, in one query; unknown ones are left out. */
    public Map<String, Account> find(Collection<String> usernames) {
        return jdbc.sql("select username, display_name, email, enabled from account where username = any(:names)")
                .param("names", usernames.toArray(String[]::new)).query(Account.class).list().stream()
                .collect(Collectors.toMap(Account::username, Function.identity()));
    }

    /** Usernames of the enabled accounts that have one of these rights, in order. */
    public List<String> having(Collection<Grant> sufficient) {
        return jdbc.sql("""
                select distinct g.username from app_grant g join account a on a.username = g.username and a.enabled
                where g.authority = any(:grants) order by 1""")
                .param("grants", sufficient.stream().map(Grant::name).toArray(String[]::new)).query(String.class).list();
    }

    public Set<Grant> grantsOf(String username) {
        return jdbc.sql("select authority from app_grant where username = :name").param("name", username)
                .query(String.class).list().stream().map(Grant::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws DomainException when the password is too short or too long
     * @throws NotFoundException when there is no such account
     */
    @Transactional
    public void setPassword(String username, String password) {
        int found = jdbc.sql("update account set password_hash = :hash where username = :name")
                .param("hash", hash(password)).param("name", username).update();
        if (found == 0) {
            throw new NotFoundException("Không có tài khoản “" + username + "”.");
        }
        audit.note(AuditAction.ACCOUNT_PASSWORD, new Subject("account", username, null), Capacity.of("account"),
                Map.of());
    }

    /**
     * Gives this password to every account that has none.
     *
     * @return number of accounts that got it
     */
    @Transactional
    public int setInitialPasswords(String password) {
        int given = jdbc.sql("update account set password_hash = :hash where password_hash is null")
                .param("hash", hash(password)).update();
        if (given > 0) {
            audit.note(AuditAction.ACCOUNT_INITIAL_PASSWORDS, new Subject("account", "*", null), Capacity.of("system"),
                    Map.of("accounts", given));
        }
        return given;
    }

    private String hash(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw new DomainException("password", "Mật khẩu cần ít nhất " + SHORTEST_PASSWORD + " ký tự.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw new DomainException("password", "Mật khẩu quá dài.");
        }
        return passwords.encode(password);
    }

    /** @param displayName an office, never a person's name; @param email may be null */
    public record Account(String username, String displayName, String email, boolean enabled) {}
}
