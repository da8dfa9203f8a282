package vn.directive.organisation;

import java.util.Optional;

/**
 * A candidate group, written {@code <body>:<role>} in the models, for example {@code BDVTU:specialist}.
 *
 * @param body code of the body
 * @param role what its post must allow
 */
public record GroupId(String body, Role role) {

    public GroupId {
        if (body == null || body.isBlank() || body.contains(":")) {
            throw new IllegalArgumentException("not a body code: " + body);
        }
    }

    /** Reads {@code <body>:<role>}; empty for the synthetic groups such as {@code staff}. */
    public static Optional<GroupId> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || text.startsWith("role:")) {
            return Optional.empty();
        }
        return Optional.of(new GroupId(text.substring(0, colon), Role.of(text.substring(colon + 1))));
    }

    @Override
    public String toString() {
        return body + ":" + role.key();
    }
}
