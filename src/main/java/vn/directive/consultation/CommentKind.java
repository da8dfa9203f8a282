package vn.directive.consultation;

import java.util.Arrays;
import java.util.Optional;

/** What a comment is about. */
public enum CommentKind {
    CONTENT("Nội dung"), WORDING("Câu chữ"), LEGAL("Pháp lý"), FEASIBILITY("Khả thi");

    private final String label;

    CommentKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Reads the Vietnamese word, with or without diacritics; nothing typed means {@link #CONTENT}. */
    public static Optional<CommentKind> read(String text) {
        String folded = Folding.fold(text);
        return folded.isEmpty() ? Optional.of(CONTENT)
                : Arrays.stream(values()).filter(k -> Folding.fold(k.label).equals(folded)).findFirst();
    }
}
