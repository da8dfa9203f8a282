package vn.directive.organisation;

/** How somebody holds a post for the time being; whoever holds it plainly has none. */
public enum Charge {
    /** Does the work of the post, mostly besides their own: phụ trách. */
    IN_CHARGE("Phụ trách"),
    /** Was given the powers of the post: giao quyền. */
    ACTING("Giao quyền");

    private final String label;

    Charge(String label) {
        this.label = label;
    }

    /** Vietnamese, also as written in tables. */
    public String label() {
        return label;
    }
}
