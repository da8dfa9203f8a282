package vn.directive.organisation;

/** Level of a body in the hierarchy, highest first; directly attached committees count as {@link #DISTRICT}. */
public enum BodyLevel {
    CENTRAL, PROVINCE, DISTRICT, COMMUNE, HAMLET
}
