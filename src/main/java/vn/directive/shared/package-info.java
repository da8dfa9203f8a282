/** What every module may use: the clock, the working-day calendar, and problems told in Vietnamese. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package vn.directive.shared;

import org.springframework.modulith.ApplicationModule;
