package vn.directive.document;

import java.util.UUID;
import java.util.function.Supplier;
import vn.directive.shared.NotFoundException;

/** Who may see a dossier; answered by the directive module. */
public interface DossierAccess {

    /** True when there is such a dossier and the acting user may know of it. */
    boolean knows(UUID directiveId);

    /**
     * Passes when the acting user may see the dossier.
     *
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    default void require(UUID directiveId) {
        require(directiveId, () -> new NotFoundException("Không tìm thấy hồ sơ chỉ thị."));
    }

    /**
     * Same, for what was asked for by an id of its own.
     *
     * @param unknown what is said of an id that does not exist: nobody may tell a hidden thing from none
     */
    default void require(UUID directiveId, Supplier<NotFoundException> unknown) {
        if (!knows(directiveId)) {
            throw unknown.get();
        }
    }

    /** True when only its list may know of the dossier. */
    boolean isRestricted(UUID directiveId);

    /** True when the body carries the dossier (drafts, submits, issues) or acts for one that does. */
    boolean carries(UUID directiveId, String body);

    /**
     * The rule of {@link #knows} as a condition, for lists, with the parameter {@code today}.
     *
     * @param dossier alias of {@code directive}, or of a row that has its {@code tenant_id} or null
     * @param person SQL for the user name of who looks, for example {@code :user}
     */
    static String knownTo(String dossier, String person) {
        return """
                (%1$s.tenant_id is null or exists (
                    select from dossier_access a join membership(:today) m on m.body = a.body_code
                    where a.tenant_id = %1$s.tenant_id and m.username = %2$s))
                """.formatted(dossier, person);
    }
}
