/** Delegates, listeners and identifiers of {@code issuance.bpmn} and {@code directive-receipt.bpmn}. */
package vn.directive.issuance.process;
