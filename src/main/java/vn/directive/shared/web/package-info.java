/** Problem details and paging that every REST resource shares. */
package vn.directive.shared.web;
