package vn.directive.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a walk along the whole chain found.
 *
 * @param sealed number of entries in the chain
 * @param sealedTo time of the newest of them, or null
 * @param head hash of the newest, hexadecimal, or null
 * @param unsealed number of entries that wait for their place
 * @param anchors number of anchors compared
 * @param faultCount number of faults; {@code faults} names the first of them
 */
public record Verification(Instant at, long sealed, Instant sealedTo, String head, long unsealed, int anchors,
        long faultCount, List<Fault> faults) {

    public boolean isRight() {
        return faultCount == 0;
    }

    /**
     * @param position in the chain, or null
     * @param seq number of the entry, or null when it is gone
     * @param text one Vietnamese sentence
     */
    public record Fault(Kind kind, Long position, Long seq, String text) {}

    /** How a chain can be broken. */
    public enum Kind {
        CHANGED("changed after sealing"),
        MISSING("deleted"),
        UNLINKED("does not follow the entry before it"),
        INSERTED("inserted or duplicated"),
        CUT("the newest entries are gone"),
        REPLACED("differs from an anchor"),
        UNREADABLE_ANCHOR("unreadable anchor");

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        public String english() {
            return english;
        }
    }
}
