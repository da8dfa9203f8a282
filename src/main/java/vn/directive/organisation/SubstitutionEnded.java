package vn.directive.organisation;

/** Somebody stands in no longer, or for a shorter time; published in the same transaction. */
public record SubstitutionEnded() {}
