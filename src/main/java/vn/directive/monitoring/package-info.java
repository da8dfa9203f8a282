/** Read models behind /api/v1 and the plugins of Tasklist and Cockpit; reads the tables of every module. */
@ApplicationModule
package vn.directive.monitoring;

import org.springframework.modulith.ApplicationModule;
