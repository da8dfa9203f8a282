package vn.directive.review;

import java.util.UUID;

/** The running work of a review. */
public interface ReviewWorkflow {

    /** Asks one body for its report. */
    void openRequest(ReviewRequest request, Review review);

    /** Tells the review that every asked body has reported. */
    void allReported(Review review);

    /** Ends the requests that are still open. */
    void closeRequests(Review review);
}
