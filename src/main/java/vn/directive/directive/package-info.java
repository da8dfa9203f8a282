/** The directive as an aggregate with guarded phases, lineage and timeline, and the parent process that carries it. */
@ApplicationModule(allowedDependencies = {"audit", "organisation", "workflow", "document"})
package vn.directive.directive;

import org.springframework.modulith.ApplicationModule;
