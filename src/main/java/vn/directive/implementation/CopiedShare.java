package vn.directive.implementation;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much of a text stands word for word in another: containment of word 5-shingles after folding case and
 * diacritics, so that a copy stripped of its accents is still a copy. A fact for the reader, never a verdict.
 */
final class CopiedShare {

    private static final int WORDS = 5;
    /** Shorter texts share phrases by chance. */
    private static final int FEWEST_SHINGLES = 30;

    private final Set<String> shingles;

    CopiedShare(String text) {
        this.shingles = shingles(text);
    }

    /** @return 0 to 1, or empty when either text is too short to judge */
    OptionalDouble in(String source) {
        Set<String> other = shingles(source);
        if (shingles.size() < FEWEST_SHINGLES || other.size() < FEWEST_SHINGLES) {
            return OptionalDouble.empty();
        }
        long shared = shingles.stream().filter(other::contains).count();
        return OptionalDouble.of((double) shared / shingles.size());
    }

    private static Set<String> shingles(String text) {
        String[] words = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replace('đ', 'd').split("[^\\p{L}\\p{N}]+");
        Set<String> found = new HashSet<>();
        for (int i = 0; i + WORDS <= words.length; i++) {
            found.add(String.join(" ", java.util.Arrays.asList(words).subList(i, i + WORDS)));
        }
        return found;
    }
}
