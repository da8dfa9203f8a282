/** Periodic returns and briefing conferences while the directive is in force. */
@ApplicationModule(allowedDependencies = {"audit", "organisation", "workflow", "document", "directive"})
package vn.directive.reporting;

import org.springframework.modulith.ApplicationModule;
