/** {@code /api/v1} of comment rounds: what those who oversee them do. */
package vn.directive.consultation.web;
