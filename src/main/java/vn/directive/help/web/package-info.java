/** Pages under {@code /help}. */
package vn.directive.help.web;
