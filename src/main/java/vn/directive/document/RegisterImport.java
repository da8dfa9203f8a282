package vn.directive.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.document.JdbcNumberRegisters.RegisterKey;
import vn.directive.shared.DomainException;

/** Reads terms and opened registers from a file such as {@code reference/registers.yaml}. */
@Service
public class RegisterImport {

    private static final ObjectMapper YAML =
            JsonMapper.builder(new YAMLFactory()).addModule(new JavaTimeModule()).build();

    private final JdbcClient jdbc;
    private final JdbcNumberRegisters registers;
    private final AuditTrail audit;

    RegisterImport(JdbcClient jdbc, JdbcNumberRegisters registers, AuditTrail audit) {
        this.jdbc = jdbc;
        this.registers = registers;
        this.audit = audit;
    }

    /**
     * Adds what is missing and leaves what exists as it is: applying a file twice changes nothing.
     *
     * @throws DomainException when the file is not such a file
     */
    @Transactional
    public void apply(InputStream file) {
        RegisterFile content = read(file);
        int added = 0;
        for (Term term : content.terms()) {
            added += jdbc.sql("""
                    insert into committee_term (body, label, valid_from, valid_to) values (?, ?, ?, ?)
                    on conflict do nothing""")
                    .params(term.body(), term.label(), term.from(), term.to()).update();
        }
        for (OpenedRegister opened : content.registers()) {
            RegisterKey key = new RegisterKey(opened.owner(), opened.type(), opened.scope(), opened.key());
            if (registers.open(key, opened.openedOn(), opened.next())) {
                UUID id = jdbc.sql("select id from number_register where owner = ? and type_code = ? and scope_key = ?")
                        .params(opened.owner(), opened.type(), opened.key()).query(UUID.class).single();
                opened.outside().forEach(o -> registers.outside(id, o.from(), o.to(), o.reason()));
                added++;
            }
        }
        if (added > 0) {
            audit.note(AuditAction.IMPORT_REGISTERS, new Subject("file", "registers", null),
                    Capacity.of("administrator"), Map.of("added", added));
        }
    }

    private static RegisterFile read(InputStream file) {
        try {
            return YAML.readValue(file, RegisterFile.class);
        } catch (IOException e) {
            throw new DomainException("Tệp sổ đăng ký không đúng cấu trúc: " + e.getMessage());
        }
    }

    record RegisterFile(List<Term> terms, List<OpenedRegister> registers) {

        RegisterFile {
            terms = terms == null ? List.of() : terms;
            registers = registers == null ? List.of() : registers;
        }
    }

    record Term(String body, String label, LocalDate from, LocalDate to) {}

    record OpenedRegister(String owner, String type, RegisterScope scope, String key, LocalDate openedOn, int next,
            List<Outside> outside) {

        OpenedRegister {
            outside = outside == null ? List.of() : outside;
        }
    }

    record Outside(int from, int to, String reason) {}
}
