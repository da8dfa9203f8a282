/**
 * The organisation as the engine's identity provider: users, groups and tenants are read from the dated rows of the
 * organisation module as of now, so nothing is synchronised and a substitution shows at once.
 */
package vn.directive.workflow.identity;
