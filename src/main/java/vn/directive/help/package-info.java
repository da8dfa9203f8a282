/** The manuals under {@code docs/manual}, one a role, as pages that open at the screen a person is on. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow"})
package vn.directive.help;

import org.springframework.modulith.ApplicationModule;
