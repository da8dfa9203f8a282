/** Documents of a dossier with their versions and files, and the registers that number them. */
@ApplicationModule(allowedDependencies = {"audit", "organisation", "workflow"})
package vn.directive.document;

import org.springframework.modulith.ApplicationModule;
