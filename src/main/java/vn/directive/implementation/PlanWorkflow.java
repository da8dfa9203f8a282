package vn.directive.implementation;

import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;

/** What the plans need from the running work. */
public interface PlanWorkflow {

    /** Brings the plan to the body's leader. */
    void start(UUID planId, String body, DirectiveView directive);

    /** Ends every plan that is still being worked on. */
    void withdrawAll(UUID directiveId);
}
