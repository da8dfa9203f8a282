package vn.directive.organisation;

import java.util.List;

/**
 * What a file or a form would change, in words.
 *
 * @param changes in the order of the tables; empty when nothing changes
 * @param conflicts why nothing can be taken in, a Vietnamese sentence each with its place in the file
 */
public record OrganisationDifference(List<Change> changes, List<String> conflicts) {

    /** What happens to a row. */
    public enum Type {
        NEW("Mới"), CHANGED("Thay đổi"), ENDED("Kết thúc");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param place in the file, or what it follows from
     * @param text Vietnamese sentence
     */
    public record Change(Type type, String place, String text) {}

    public long count(Type type) {
        return changes.stream().filter(change -> change.type() == type).count();
    }
}
