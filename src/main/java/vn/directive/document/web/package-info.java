/** Documents of a dossier over {@code /api/v1}. */
package vn.directive.document.web;
