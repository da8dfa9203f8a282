package vn.directive.consultation;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.organisation.Body;

/**
 * What one unit's own conferences gave; units below it are not included.
 *
 * @param code of the body, or null for a unit that is not in the organisation
 */
public record NewUnit(String code, String name, LocalDate heldOn, int conferences, int delegates, int opinions,
        int agreeing, int agreeingWithChanges, int disagreeing) {

    /** The same figures under the organisation's name for the unit; unchanged when it is not in there. */
    NewUnit as(Body body) {
        return body == null ? this : new NewUnit(body.code(), body.name(), heldOn, conferences, delegates, opinions,
                agreeing, agreeingWithChanges, disagreeing);
    }

    /** One unit counts once in a round; names without a code ("Ấp 1") are told apart by who reports them. */
    String key(UUID requestId) {
        return code != null ? code : requestId + "/" + Folding.fold(name);
    }
}
