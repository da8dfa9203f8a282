package vn.directive.implementation;

import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;

/** What inspections need from the running work. */
public interface InspectionWorkflow {

    /** Brings the proposal to the lead body for planning. */
    void start(UUID inspectionId, String body, DirectiveView directive);

    /** Ends every inspection that is still going on. */
    void withdrawAll(UUID directiveId);
}
