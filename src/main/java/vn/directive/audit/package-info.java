/** Who intervened in running work, in which capacity and why: a record that is only ever added to. */
@ApplicationModule(allowedDependencies = {})
package vn.directive.audit;

import org.springframework.modulith.ApplicationModule;
