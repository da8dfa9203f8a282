/** Rights in the engine: who may start, see and do what; the filters people find in Tasklist; the fields of forms. */
package vn.directive.workflow.access;
