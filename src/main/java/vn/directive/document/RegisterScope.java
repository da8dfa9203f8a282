package vn.directive.document;

/** When a series starts again at 01: Party documents with the committee's term, state organs with the year. */
enum RegisterScope {
    TERM, YEAR
}
