/** The engine and how the rest of the product meets it: typed variables, form data, task routing, identity, login. */
@ApplicationModule(allowedDependencies = {"audit", "organisation"})
package vn.directive.workflow;

import org.springframework.modulith.ApplicationModule;
