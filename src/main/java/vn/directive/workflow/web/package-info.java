/** The one login, and what stands between a browser and the engine. */
package vn.directive.workflow.web;
