/** What was typed into the form of an open task and not submitted yet. */
package vn.directive.workflow.draft;
