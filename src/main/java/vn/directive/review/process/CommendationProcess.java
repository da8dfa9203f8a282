package vn.directive.review.process;

/** Names shared by {@code commendation.bpmn} and Java. */
public final class CommendationProcess {

    public static final String KEY = "commendation";

    public static final String APPRAISE = "userTask_appraiseCommendation";
    public static final String GATEWAY_APPRAISED = "gateway_appraised";
    public static final String SUPPLEMENT = "userTask_supplementCommendation";
    public static final String DECIDE = "userTask_decideCommendation";
    public static final String GATEWAY_DECIDED = "gateway_commendationDecided";
    public static final String PUBLISH = "userTask_publishCommendation";
    public static final String END_PUBLISHED = "endEvent_commendationPublished";
    public static final String END_NONE_AWARDED = "endEvent_noneAwarded";

    /** Outcomes of {@link #APPRAISE}. */
    public enum Appraisal { FORWARD, RETURN, NONE }

    /** Outcomes of {@link #DECIDE}. */
    public enum Decision { SIGN, RETURN, REFUSE }

    private CommendationProcess() {}
}
