/** The read side of {@code /api/v1}. */
package vn.directive.monitoring.web;
