package vn.directive.organisation;

import java.util.Locale;

/** What a post lets its holder do within a body; the second half of a candidate group. */
public enum Role {
    LEADER("Lãnh đạo"), DEPUTY("Cấp phó"), SPECIALIST("Chuyên viên"), CLERK("Văn thư"), MEMBER("Ủy viên");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As written in candidate groups and import files, for example {@code specialist}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param key as given by {@link #key()}
     * @throws IllegalArgumentException when no role is written so
     */
    public static Role of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
