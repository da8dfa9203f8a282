/** {@code /api/v1} of reporting periods: what those who oversee them do. */
package vn.directive.reporting.web;
