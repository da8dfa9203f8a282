/** Comment rounds: who is asked, what they answer, what becomes of every comment. */
@ApplicationModule(allowedDependencies = {"audit", "organisation", "workflow", "document", "directive"})
package vn.directive.consultation;

import org.springframework.modulith.ApplicationModule;
