package vn.directive.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.document.DocumentTypes.DocumentType;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

@Service
class JdbcNumberRegisters implements NumberRegisters {

    private static final Capacity CLERK = Capacity.of("register");

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final DocumentTypes types;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final Clock clock;

    JdbcNumberRegisters(JdbcClient jdbc, Organisation organisation, DocumentTypes types, CurrentUser currentUser,
            AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.types = types;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void open(String issuer, String typeCode, LocalDate date, int nextNumber) {
        RegisterKey key = key(issuer, typeCode, date);
        if (!open(key, date, nextNumber)) {
            throw new DomainException("nextNumber", "Sổ %s của %s, %s đã được mở."
                    .formatted(typeCode, key.owner(), key.scopeKey()));
        }
        audit.note(AuditAction.REGISTER_OPEN, register(key.owner(), typeCode, key.scopeKey()), CLERK,
                Map.of("nextNumber", nextNumber));
    }

    /** @return false when the register was open already; it is left as it is */
    boolean open(RegisterKey key, LocalDate openedOn, int nextNumber) {
        requirePositive(nextNumber);
        return jdbc.sql("""
                insert into number_register (id, owner, type_code, scope, scope_key, next_number, opened_on, opened_by)
                values (:id, :owner, :type, :scope, :scopeKey, :next, :openedOn, :by)
                on conflict (owner, type_code, scope_key) do nothing""")
                .param("id", UUID.randomUUID()).param("owner", key.owner()).param("type", key.typeCode())
                .param("scope", key.scope().name()).param("scopeKey", key.scopeKey()).param("next", nextNumber)
                .param("openedOn", openedOn).param("by", currentUser.username()).update() == 1;
    }

    @Override
    @Transactional
    public void advance(String issuer, String typeCode, String scopeKey, int nextNumber, String reason) {
        requirePositive(nextNumber);
        String owner = owner(organisation.body(issuer)).code();
        Register register = jdbc.sql("""
                select id, next_number, closed_on, continued_by from number_register
                where owner = ? and type_code = ? and scope_key = ? for update""")
                .params(owner, typeCode, scopeKey).query(Register.class).optional()
                .orElseThrow(() -> new DomainException("scopeKey",
                        "Sổ %s của %s, %s chưa được mở.".formatted(typeCode, owner, scopeKey)));
        requireOpen(register, new RegisterKey(owner, typeCode, null, scopeKey));
        if (nextNumber < register.nextNumber()) {
            throw new DomainException("nextNumber", "Số tiếp theo của sổ đã là %d, không lùi về %d được."
                    .formatted(register.nextNumber(), nextNumber));
        }
        if (nextNumber == register.nextNumber()) {
            return;
        }
        outside(register.id(), register.nextNumber(), nextNumber - 1, reason);
        jdbc.sql("update number_register set next_number = ? where id = ?").params(nextNumber, register.id()).update();
        audit.note(AuditAction.REGISTER_ADVANCE, register(owner, typeCode, scopeKey), CLERK,
                Map.of("from", register.nextNumber(), "to", nextNumber, "reason", reason.strip()));
    }

    /** Records numbers given out outside this system; the register will step over them. */
    void outside(UUID registerId, int from, int to, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("reason", "Cần ghi lý do các số được dùng ngoài hệ thống.");
        }
        jdbc.sql("""
                insert into number_range_outside (register_id, from_number, to_number, reason, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(registerId, from, to, reason.strip(), currentUser.username(), now()).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TakenNumber take(UUID documentId, String issuer, String typeCode, LocalDate issuedOn) {
        Body body = organisation.find(issuer, issuedOn).orElseGet(() -> organisation.body(issuer));
        if (body.validTo() != null && issuedOn.isAfter(body.validTo())) {
            throw new DomainException("issuedOn",
                    "%s đã kết thúc hoạt động từ ngày %td/%<tm/%<tY nên không lấy số sau ngày đó."
                    .formatted(body.name(), body.validTo().plusDays(1)));
        }
        if (body.symbol() == null || body.symbol().isBlank()) {
            throw new DomainException("%s chưa có ký hiệu văn bản.".formatted(body.name()));
        }
        RegisterKey key = key(issuer, typeCode, issuedOn);
        Register taken = next(key).orElseGet(() -> {
            open(key, issuedOn, 1);
            return next(key).orElseThrow();
        });
        requireOpen(taken, key);
        int number = taken.nextNumber();
        String symbol = "%02d-%s/%s".formatted(number, typeCode, body.symbol());
        jdbc.sql("""
                insert into document_number (register_id, number, document_id, symbol, issued_on, taken_by, taken_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(taken.id(), number, documentId, symbol, issuedOn, currentUser.username(), now()).update();
        record("number.issue", documentId, key.owner(), null,
                Map.of("symbol", symbol, "issuedOn", issuedOn.toString()));
        return new TakenNumber(number, symbol);
    }

    private void requireOpen(Register register, RegisterKey key) {
        if (register.closedOn() != null) {
            Map<String, String> names = organisation.names(List.of(key.owner(), register.continuedBy()));
            throw new DomainException("issuedOn", ("Sổ %s của %s, %s đã khóa hết ngày %td/%<tm/%<tY; văn bản sau đó "
                    + "lấy số ở sổ của %s.").formatted(key.typeCode(), names.get(key.owner()), key.scopeKey(),
                    register.closedOn(), names.get(register.continuedBy())));
        }
    }

    /** Marks the number of a document as void; it is never given again. */
    void voidNumber(UUID documentId, String reason) {
        jdbc.sql("update document_number set voided_at = ?, void_reason = ? where document_id = ?")
                .params(now(), reason, documentId).update();
        jdbc.sql("""
                select r.owner, n.symbol from document_number n join number_register r on r.id = n.register_id
                where n.document_id = ?""").param(documentId)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).optional().ifPresent(number ->
                        record("number.void", documentId, number.getKey(), new Reason(reason),
                                Map.of("symbol", number.getValue())));
    }

    private void record(String action, UUID documentId, String owner, Reason reason, Map<String, ?> details) {
        UUID directive = jdbc.sql("select directive_id from document where id = ?").param(documentId)
                .query((row, n) -> row.getObject(1, UUID.class)).optional().orElse(null);
        audit.record(action, new Subject("document", documentId.toString(), directive),
                new Capacity(owner, "register", null), reason, details);
    }

    private static Subject register(String owner, String typeCode, String scopeKey) {
        return new Subject("register", owner + " " + typeCode + " " + scopeKey, null);
    }

    /** The row lock of the update is what makes numbers unique and gapless; it lasts until commit or rollback. */
    private Optional<Register> next(RegisterKey key) {
        Optional<Register> taken = jdbc.sql("""
                update number_register set next_number = next_number + 1
                where owner = ? and type_code = ? and scope_key = ?
                returning id, next_number - 1 as next_number, closed_on, continued_by""")
                .params(key.owner(), key.typeCode(), key.scopeKey()).query(Register.class).optional();
        taken.ifPresent(register -> stepOverOutside(register.id()));
        return taken;
    }

    private void stepOverOutside(UUID registerId) {
        while (jdbc.sql("""
                update number_register r set next_number = o.to_number + 1 from number_range_outside o
                where r.id = ? and o.register_id = r.id and r.next_number between o.from_number and o.to_number""")
                .param(registerId).update() > 0) {
            // Ranges may follow each other directly.
        }
    }

    RegisterKey key(String issuer, String typeCode, LocalDate date) {
        Body body = organisation.body(issuer);
        DocumentType type = types.require(typeCode, body);
        Body owner = owner(body);
        String scopeKey = type.scope() == RegisterScope.YEAR ? String.valueOf(date.getYear()) : term(owner, date);
        return new RegisterKey(owner.code(), typeCode, type.scope(), scopeKey);
    }

    /** Standing Committee and Standing Board are organs of their committee and number in its books. */
    private Body owner(Body body) {
        Body owner = body;
        while ((owner.kind() == BodyKind.STANDING_COMMITTEE || owner.kind() == BodyKind.STANDING_BOARD)
                && owner.superior().isPresent()) {
            Body superior = organisation.body(owner.superior().get());
            if (!java.util.Objects.equals(superior.symbol(), owner.symbol())) {
                break;
            }
            owner = superior;
        }
        return owner;
    }

    /** The latest term begun by the body itself or else by the nearest superior that has one. */
    private String term(Body owner, LocalDate date) {
        for (Body body = owner; body != null; body = body.superior().map(organisation::body).orElse(null)) {
            Optional<String> label = jdbc.sql("""
                    select label from committee_term
                    where body = ? and ? between valid_from and coalesce(valid_to, 'infinity')
                    order by valid_from desc limit 1""")
                    .params(body.code(), date).query(String.class).optional();
            if (label.isPresent()) {
                return label.get();
            }
        }
        throw new DomainException("issuedOn", "Chưa khai báo nhiệm kỳ của %s chứa ngày %td/%<tm/%<tY."
                .formatted(owner.name(), date));
    }

    private static void requirePositive(int nextNumber) {
        if (nextNumber < 1) {
            throw new DomainException("nextNumber", "Số tiếp theo phải từ 1 trở lên.");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    record RegisterKey(String owner, String typeCode, RegisterScope scope, String scopeKey) {}

    /** @param closedOn null while it is open */
    record Register(UUID id, int nextNumber, LocalDate closedOn, String continuedBy) {}
}
