/** Comment rounds over {@code /api/v1}: reminding asked bodies, the sheet of a body's comments, what became of them. */
package vn.directive.consultation.web;
