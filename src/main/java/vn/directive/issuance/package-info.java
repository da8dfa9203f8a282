/** Submission, vote, signature, number and distribution of the directive. */
@ApplicationModule(allowedDependencies = {"organisation", "workflow", "document", "directive"})
package vn.directive.issuance;

import org.springframework.modulith.ApplicationModule;
