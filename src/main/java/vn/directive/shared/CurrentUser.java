package vn.directive.shared;

/** Who acts in the present request or test; background work has no user. */
public interface CurrentUser {

    /** Username of the acting person, or {@code system} in background work. */
    String username();
}
