/** Bodies, posts, holders, absences and substitutions as dated rows: who may act for which body, as of when. */
@ApplicationModule(allowedDependencies = {"audit"})
package vn.directive.organisation;

import org.springframework.modulith.ApplicationModule;
