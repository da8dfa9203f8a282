package vn.directive.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.Substitutions.Substitution;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;

/**
 * Substitutions as the acting person may see and change them: everybody their own, the leader and the clerk of a body
 * those of its people, an administrator all.
 */
@Service
@Transactional
public class Absences {

    private final Substitutions substitutions;
    private final Organisation organisation;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(Substitutions substitutions, Organisation organisation, Accounts accounts, CurrentUser currentUser,
            AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.substitutions = substitutions;
        this.organisation = organisation;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Present and coming ones of the acting person, absent or standing in, and of the bodies they look after. */
    @Transactional(readOnly = true)
    public List<Absence> known() {
        String user = currentUser.username();
        List<Substitution> known = Stream.concat(substitutions.of(user).stream(),
                substitutions.ofBodies(managedBodies()).stream()).distinct()
                .sorted(Comparator.comparing(Substitution::from).thenComparing(Substitution::absent)).toList();
        Map<String, Account> people = accounts.find(known.stream()
                .flatMap(s -> Stream.of(s.absent(), s.substitute())).collect(Collectors.toSet()));
        Map<String, String> bodies = organisation.names(known.stream().map(Substitution::body)
                .filter(body -> body != null).collect(Collectors.toSet()));
        LocalDate today = LocalDate.now(clock);
        return known.stream().map(s -> new Absence(s.id(), people.get(s.absent()).displayName(),
                people.get(s.substitute()).displayName(), s.from(), s.to(), scope(s, bodies), s.reason(),
                !s.from().isAfter(today), mayChange(s.absent(), s.body()))).toList();
    }

    /** Who works in the bodies of the acting person, themselves first; a person in two bodies is there twice. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues() {
        String user = currentUser.username();
        Set<String> managed = managedBodies();
        Set<String> bodies = new TreeSet<>(organisation.bodiesOf(user));
        Map<String, String> names = organisation.names(bodies);
        return jdbc.sql("""
                select distinct a.username, a.display_name, p.body from post p
                join holder h on h.post_id = p.id and :today >= h.valid_from
                  and (h.valid_to is null or :today <= h.valid_to)
                join account a on a.username = h.username and a.enabled
                where p.body = any(:bodies) and :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to)
                """).param("today", LocalDate.now(clock)).param("bodies", bodies.toArray(String[]::new))
                .query((row, n) -> new Colleague(row.getString(1), row.getString(2), row.getString(3),
                        names.get(row.getString(3)), row.getString(1).equals(user),
                        managed.contains(row.getString(3)))).list().stream()
                .sorted(Comparator.comparing((Colleague c) -> !c.self()).thenComparing(Colleague::bodyName)
                        .thenComparing(Colleague::displayName)).toList();
    }

    /**
     * Enters a substitution.
     *
     * @throws NotAllowedException when the acting person may not do so for this absent person and scope
     * @throws DomainException as {@link Substitutions#add}
     */
    public UUID add(NewSubstitution wanted) {
        requireRight(wanted.absent(), wanted.body());
        UUID id = substitutions.add(wanted);
        record("substitution.add", substitutions.get(id), new Reason(wanted.reason()));
        return id;
    }

    /**
     * Ends a substitution after its last day; one that has not begun by then is removed.
     *
     * @throws NotAllowedException when the acting person may not
     */
    public void end(UUID id, LocalDate lastDay) {
        Substitution present = substitutions.get(id);
        requireRight(present.absent(), present.body());
        if (lastDay == null || lastDay.isBefore(LocalDate.now(clock).minusDays(1))) {
            throw new DomainException("lastDay", "Ngày cuối cùng sớm nhất là hôm qua: việc đã làm thay không xóa được.");
        }
        substitutions.end(id, lastDay);
        record("substitution.end", present, null);
    }

    private void record(String action, Substitution s, Reason reason) {
        String user = currentUser.username();
        Capacity capacity = user.equals(s.absent()) ? Capacity.of("self") : managedGroups()
                .filter(group -> s.body() == null || s.body().equals(group.body())).findFirst()
                .map(group -> new Capacity(group.body(), group.role().key(), null))
                .orElse(Capacity.of("administrator"));
        audit.record(action, new Subject("substitution", s.id().toString(), null), capacity, reason, Map.of(
                "absent", s.absent(), "substitute", s.substitute(), "from", s.from(), "to", s.to()));
    }

    private void requireRight(String absent, String body) {
        if (!mayChange(absent, body)) {
            throw new NotAllowedException("Chỉ người vắng mặt, lãnh đạo hoặc văn thư của cơ quan trong phạm vi thay "
                    + "thế, hoặc quản trị viên được ghi, kết thúc việc thay thế.");
        }
    }

    private boolean mayChange(String absent, String body) {
        String user = currentUser.username();
        if (user.equals(absent) || accounts.grantsOf(user).contains(Grant.ADMINISTRATOR)) {
            return true;
        }
        Set<String> scope = body != null ? Set.of(body) : absent == null ? Set.of() : organisation.bodiesOf(absent);
        return !scope.isEmpty() && managedBodies().containsAll(scope);
    }

    private Set<String> managedBodies() {
        return managedGroups().map(GroupId::body).collect(Collectors.toSet());
    }

    private Stream<GroupId> managedGroups() {
        return organisation.groupsOf(currentUser.username()).stream().flatMap(group -> GroupId.parse(group).stream())
                .filter(group -> group.role() == Role.LEADER || group.role() == Role.CLERK);
    }

    private static String scope(Substitution s, Map<String, String> bodies) {
        String role = s.role() == null ? "Mọi vị trí" : s.role().label();
        return s.body() == null ? role : role + ", " + bodies.getOrDefault(s.body(), s.body());
    }

    /**
     * @param scope in words
     * @param begun true when it is in effect, false when it is still to come
     * @param changeable true when the acting person may end it
     */
    public record Absence(UUID id, String absentName, String substituteName, LocalDate from, LocalDate to,
            String scope, String reason, boolean begun, boolean changeable) {}

    /**
     * @param self true for the acting person
     * @param managed true when the acting person may enter absences in this body
     */
    public record Colleague(String username, String displayName, String body, String bodyName, boolean self,
            boolean managed) {}
}
