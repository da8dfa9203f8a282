package vn.directive.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts.Account;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/**
 * Who stands in for whom, from which day to which (design §3): the substitute is in the absent person's groups for
 * exactly these days, and passes nothing on to a substitute of their own.
 */
@Service
public class Substitutions {

    private static final String SELECT = """
            select id, absent, substitute, valid_from as "from", valid_to as "to", body, upper(role) as role, reason
            from substitution
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Substitutions(JdbcClient jdbc, Accounts accounts, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /** @throws DomainException naming the field at fault */
    @Transactional
    public UUID add(NewSubstitution wanted) {
        // Two entries made at the same time could close a cycle that neither sees.
        jdbc.sql("lock table substitution in share row exclusive mode").update();
        checkDates(wanted);
        checkPeople(wanted);
        checkOthers(wanted);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into substitution (id, absent, substitute, valid_from, valid_to, body, role, reason)
                values (:id, :absent, :substitute, :from, :to, :body, :role, :reason)""")
                .param("id", id).param("reason", wanted.reason().strip()).params(wanted.asParameters()).update();
        events.publishEvent(new SubstitutionEntered());
        return id;
    }

    /**
     * Ends a substitution early; one that has not begun by then is removed.
     *
     * @param lastDay the last day on which the substitute still acts
     */
    @Transactional
    public void end(UUID id, LocalDate lastDay) {
        int removed = jdbc.sql("delete from substitution where id = :id and valid_from > :day")
                .param("id", id).param("day", lastDay).update();
        int shortened = jdbc.sql("update substitution set valid_to = least(valid_to, :day) where id = :id")
                .param("id", id).param("day", lastDay).update();
        if (removed + shortened == 0) {
            throw unknown();
        }
        events.publishEvent(new SubstitutionEnded());
    }

    /** @throws NotFoundException when there is none of this id */
    public Substitution get(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(Substitution.class).optional()
                .orElseThrow(Substitutions::unknown);
    }

    /** Present and coming substitutions in which the person is absent or stands in, earliest first. */
    public List<Substitution> of(String username) {
        return jdbc.sql(SELECT + """
                where (absent = :name or substitute = :name) and valid_to >= :today order by valid_from, absent""")
                .param("name", username).param("today", LocalDate.now(clock)).query(Substitution.class).list();
    }

    /** Present and coming substitutions of people with a post in these bodies, as far as these bodies are concerned. */
    public List<Substitution> ofBodies(Set<String> bodies) {
        return jdbc.sql(SELECT + """
                s where valid_to >= :today and (body is null or body = any(:bodies))
                  and exists (select from holder h join post p on p.id = h.post_id
                    where h.username = s.absent and p.body = any(:bodies)
                      and h.valid_from <= s.valid_to and (h.valid_to is null or h.valid_to >= s.valid_from))
                order by valid_from, absent""")
                .param("today", LocalDate.now(clock)).param("bodies", bodies.toArray(String[]::new))
                .query(Substitution.class).list();
    }

    /** Substitutions in effect now. */
    public List<Substitution> inEffect() {
        return jdbc.sql(SELECT + "where :today between valid_from and valid_to order by valid_from, absent")
                .param("today", LocalDate.now(clock)).query(Substitution.class).list();
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không có việc thay thế này.");
    }

    private void checkDates(NewSubstitution wanted) {
        if (wanted.from() == null || wanted.to() == null) {
            throw new DomainException(wanted.from() == null ? "from" : "to",
                    "Cần ghi đủ ngày bắt đầu và ngày kết thúc.");
        }
        if (wanted.to().isBefore(wanted.from())) {
            throw new DomainException("to", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        }
        if (wanted.to().isBefore(LocalDate.now(clock))) {
            throw new DomainException("to", "Không ghi việc thay thế cho thời gian đã qua.");
        }
        if (wanted.reason() == null || wanted.reason().isBlank()) {
            throw new DomainException("reason", "Cần ghi lý do vắng mặt.");
        }
    }

    private void checkPeople(NewSubstitution wanted) {
        if (wanted.absent() == null || wanted.absent().equals(wanted.substitute())) {
            throw new DomainException("substitute", "Người thay thế phải khác người vắng mặt.");
        }
        for (String field : List.of("absent", "substitute")) {
            String username = field.equals("absent") ? wanted.absent() : wanted.substitute();
            if (username == null || accounts.find(username).filter(Account::enabled).isEmpty()) {
                throw new DomainException(field, "Không có tài khoản đang hoạt động “" + username + "”.");
            }
        }
        boolean holdsSomething = jdbc.sql("""
                select exists (select from holder h join post p on p.id = h.post_id
                    where h.username = :absent and h.valid_from <= :to and (h.valid_to is null or h.valid_to >= :from)
                      and (cast(:body as text) is null or p.body = :body)
                      and (cast(:role as text) is null or p.role = :role))""")
                .params(wanted.asParameters()).query(Boolean.class).single();
        if (!holdsSomething) {
            throw new DomainException("absent",
                    "“" + accounts.find(wanted.absent()).orElseThrow().displayName()
                    + "” không giữ vị trí nào trong phạm vi và thời gian này.");
        }
    }

    private void checkOthers(NewSubstitution wanted) {
        jdbc.sql("""
                select valid_from, valid_to, a.display_name
                from substitution s join account a on a.username = s.substitute
                where absent = :absent and valid_from <= :to and valid_to >= :from
                  and (body is null or cast(:body as text) is null or body = :body)
                  and (role is null or cast(:role as text) is null or role = :role)
                order by valid_from limit 1""")
                .params(wanted.asParameters())
                .query((row, n) -> "Từ %s đến %s đã có “%s” thay thế; hãy kết thúc việc thay thế đó trước.".formatted(
                        row.getString(1), row.getString(2), row.getString(3)))
                .optional().ifPresent(message -> {
                    throw new DomainException("from", message);
                });
        boolean cycle = jdbc.sql("""
                with recursive chain (username, first_day, last_day) as (
                    select cast(:substitute as text), cast(:from as date), cast(:to as date)
                    union
                    select s.substitute, greatest(s.valid_from, c.first_day), least(s.valid_to, c.last_day)
                    from substitution s join chain c
                      on s.absent = c.username and s.valid_from <= c.last_day and s.valid_to >= c.first_day
                )
                select exists (select from chain where username = :absent)""")
                .params(wanted.asParameters()).query(Boolean.class).single();
        if (cycle) {
            throw new DomainException("substitute", "Người thay thế cũng đang được chính người vắng mặt thay, "
                    + "trực tiếp hoặc qua người khác, trong thời gian này: hãy chọn người khác.");
        }
    }

    /**
     * @param from first day
     * @param to last day
     * @param body only for posts in this body, or null for all
     * @param role only for posts with this role, or null for all
     */
    public record NewSubstitution(String absent, String substitute, LocalDate from, LocalDate to, String body,
            Role role, String reason) {

        private Map<String, Object> asParameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("absent", absent);
            parameters.put("substitute", substitute);
            parameters.put("from", from);
            parameters.put("to", to);
            parameters.put("body", body);
            parameters.put("role", role == null ? null : role.key());
            return parameters;
        }
    }

    public record Substitution(UUID id, String absent, String substitute, LocalDate from, LocalDate to, String body,
            Role role, String reason) {

        /** True when the group is one that the substitute acts in. */
        public boolean covers(GroupId group) {
            return (body == null || body.equals(group.body())) && (role == null || role == group.role());
        }
    }
}
