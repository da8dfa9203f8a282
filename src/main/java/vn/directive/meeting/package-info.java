/** The working meeting that asks for a directive and the conclusion notice that orders it. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow", "document", "directive"})
package vn.directive.meeting;

import org.springframework.modulith.ApplicationModule;
