/** Read models behind /api/v1 and the plugins of Tasklist and Cockpit. */
@ApplicationModule
package vn.directive.monitoring;

import org.springframework.modulith.ApplicationModule;
