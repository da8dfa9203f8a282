package vn.directive.consultation;

import java.util.Optional;

/** What became of a comment (tiếp thu, giải trình). */
public enum CommentOutcome {
    ACCEPTED("Tiếp thu"), PARTLY_ACCEPTED("Tiếp thu một phần"), EXPLAINED("Giải trình");

    private final String label;

    CommentOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Only full acceptance explains itself. */
    public boolean needsReason() {
        return this != ACCEPTED;
    }

    /** Reads what an editor types, with or without diacritics and in any case. */
    public static Optional<CommentOutcome> read(String text) {
        return switch (Folding.fold(text)) {
            case "tiep thu", "dong y" -> Optional.of(ACCEPTED);
            case "tiep thu mot phan", "mot phan" -> Optional.of(PARTLY_ACCEPTED);
            case "giai trinh", "khong tiep thu", "bao luu" -> Optional.of(EXPLAINED);
            default -> Optional.empty();
        };
    }
}
