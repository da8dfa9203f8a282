package vn.directive.organisation;

import java.util.Locale;

/** What an account may do in the applications beyond its posts. */
public enum Grant {
    MANAGER("Lãnh đạo theo dõi"), DESIGNER("Người thiết kế quy trình"), ADMINISTRATOR("Quản trị hệ thống");

    private final String label;

    Grant(String label) {
        this.label = label;
    }

    /** Vietnamese, also as written in tables. */
    public String label() {
        return label;
    }

    /** The synthetic group that carries the engine's authorizations, for example {@code managers}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
