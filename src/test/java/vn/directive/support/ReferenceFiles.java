package vn.directive.support;

import java.util.Map;

/** The reference organisation and its registers, imported as any installation imports its own. */
public final class ReferenceFiles {

    /** Password of every account in tests and in the development mode. */
    public static final String PASSWORD = "directive";

    private ReferenceFiles() {}

    public static Map<String, Object> springProperties() {
        return Map.of(
                "directive.import.organisation", "classpath:reference/organisation.yaml",
                "directive.import.registers", "classpath:reference/registers.yaml",
                "directive.import.initial-password", PASSWORD);
    }
}
