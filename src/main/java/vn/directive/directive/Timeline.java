package vn.directive.directive;

import java.util.UUID;

/** What happened to a directive, in the words a manager reads; every phase writes its milestones here. */
public interface Timeline {

    /**
     * Adds an entry at the present time by the acting user.
     *
     * @param kind machine-readable, for example {@code round.opened}
     * @param title Vietnamese sentence
     */
    void record(UUID directiveId, String kind, String title);
}
