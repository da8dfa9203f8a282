package vn.directive.issuance;

/** What a member of the committee says to the submitted directive. */
public enum VoteOpinion {
    AGREE, AGREE_WITH_CHANGES, DISAGREE
}
