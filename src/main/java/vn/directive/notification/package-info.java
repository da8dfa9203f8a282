/** Notices in the application and by mail, sent through an outbox, and reminders around due dates. */
@ApplicationModule
package vn.directive.notification;

import org.springframework.modulith.ApplicationModule;
