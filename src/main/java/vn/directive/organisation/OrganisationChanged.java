package vn.directive.organisation;

/** Bodies, posts or holders are other ones than before; published in the same transaction. */
public record OrganisationChanged() {}
