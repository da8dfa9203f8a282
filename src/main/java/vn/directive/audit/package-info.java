/** Who did what, when, in which post and for whom: a record that is only ever added to, chained and verifiable. */
@ApplicationModule(allowedDependencies = {})
package vn.directive.audit;

import org.springframework.modulith.ApplicationModule;
