package vn.directive.organisation;

/** Somebody, or several, are to stand in for others; published in the same transaction, whenever it takes effect. */
public record SubstitutionEntered() {}
