package vn.directive.organisation;

/** Level of a body in the hierarchy, highest first; directly attached committees count as {@link #DISTRICT}. */
public enum BodyLevel {
    CENTRAL("Trung ương"), PROVINCE("Tỉnh"), DISTRICT("Huyện"), COMMUNE("Xã"), HAMLET("Thôn");

    private final String label;

    BodyLevel(String label) {
        this.label = label;
    }

    /** As people say it, and as it stands in tables of the organisation. */
    public String label() {
        return label;
    }
}
