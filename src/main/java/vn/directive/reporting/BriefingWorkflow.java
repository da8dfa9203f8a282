package vn.directive.reporting;

import java.util.UUID;

/** What briefings need from the running work. */
public interface BriefingWorkflow {

    /** The directive ended: briefings that are being prepared end. */
    void withdrawAll(UUID directiveId);
}
