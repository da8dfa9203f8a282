/** {@code /api/v1} of the organisation: substitutions, vacancies, passwords, imports. */
package vn.directive.organisation.web;
