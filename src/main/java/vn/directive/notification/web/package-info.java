/** The bell, and failures of mail for administrators. */
package vn.directive.notification.web;
