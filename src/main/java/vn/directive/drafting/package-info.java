/** The lead body writes the draft and its head approves it. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow", "document", "directive"})
package vn.directive.drafting;

import org.springframework.modulith.ApplicationModule;
