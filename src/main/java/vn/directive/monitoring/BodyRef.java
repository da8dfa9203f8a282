package vn.directive.monitoring;

/**
 * A body as it is mentioned.
 *
 * @param name Vietnamese; the code when the body is unknown
 */
public record BodyRef(String code, String name) {

    static BodyRef of(String code, String name) {
        return code == null ? null : new BodyRef(code, name == null ? code : name);
    }
}
