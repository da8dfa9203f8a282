package vn.directive.monitoring;

/** The rule of {@link vn.directive.document.DossierAccess} as a condition, for lists over dossiers. */
final class Visibility {

    /** Over {@code directive d}, with the parameters {@code user} and {@code today}. */
    static final String CONDITION = """
            (d.tenant_id is null or exists (
                select from dossier_access a join membership(:today) m on m.body = a.body_code
                where a.tenant_id = d.tenant_id and m.username = :user))
            """;

    private Visibility() {}
}
