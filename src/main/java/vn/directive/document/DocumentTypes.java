package vn.directive.document;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Body;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DecisionTables;

/** What the table {@code document-types} says: who may issue which type, and in which series it is numbered. */
@Component
class DocumentTypes {

    private static final String TABLE = "document-types";

    private final DecisionTables tables;

    DocumentTypes(DecisionTables tables) {
        this.tables = tables;
    }

    /** @throws DomainException when a body of this kind and level may not issue the type */
    DocumentType require(String code, Body issuer) {
        List<Map<String, Object>> rules = tables.evaluate(TABLE, Map.of("code", code,
                "issuerKind", issuer.kind().name(), "issuerLevel", issuer.level().name()));
        if (rules.isEmpty()) {
            throw new DomainException("%s không có thẩm quyền ban hành loại văn bản “%s”."
                    .formatted(issuer.name(), code));
        }
        return new DocumentType(code, (String) rules.get(0).get("name"),
                RegisterScope.valueOf((String) rules.get(0).get("registerScope")));
    }

    record DocumentType(String code, String name, RegisterScope scope) {}
}
