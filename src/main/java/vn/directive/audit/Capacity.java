package vn.directive.audit;

/**
 * As what somebody acts.
 *
 * @param body code of the body they act for, or null for a right that belongs to no body
 * @param role what their post or right is called, for example {@code leader} or {@code manager}
 * @param onBehalfOf username of the absent person they stand in for, or null
 */
public record Capacity(String body, String role, String onBehalfOf) {

    /** A right of the account itself. */
    public static Capacity of(String role) {
        return new Capacity(null, role, null);
    }
}
