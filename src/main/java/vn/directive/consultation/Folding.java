package vn.directive.consultation;

import java.text.Normalizer;
import java.util.Locale;

/** Brings what people type to one form for comparison: no diacritics, lower case, single spaces. */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("\\s+", " ").strip();
    }
}
