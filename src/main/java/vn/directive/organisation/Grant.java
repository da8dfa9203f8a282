package vn.directive.organisation;

import java.util.Locale;

/** What an account may do in the applications beyond its posts. */
public enum Grant {
    MANAGER, DESIGNER, ADMINISTRATOR;

    /** The synthetic group that carries the engine's authorizations, for example {@code managers}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
