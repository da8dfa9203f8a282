package vn.directive.monitoring;

import vn.directive.document.DossierAccess;

/** The rule of {@link DossierAccess} as a condition, for lists over dossiers. */
final class Visibility {

    /** Over {@code directive d}, with the parameters {@code user} and {@code today}. */
    static final String CONDITION = DossierAccess.knownTo("d", ":user");

    private Visibility() {}
}
