/** Interim and final reviews and the commendations they lead to. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow", "document", "directive"})
package vn.directive.review;

import org.springframework.modulith.ApplicationModule;
