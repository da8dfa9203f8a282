package vn.directive.organisation;

import java.util.UUID;

/** Somebody is to stand in for somebody; published in the same transaction, whenever it takes effect. */
public record SubstitutionEntered(UUID substitutionId) {}
