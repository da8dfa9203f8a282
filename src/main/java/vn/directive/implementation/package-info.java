/** Plans of the addressed bodies and inspections of how they carry the directive out. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow", "document", "directive"})
package vn.directive.implementation;

import org.springframework.modulith.ApplicationModule;
