package vn.directive.consultation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds texts that say nearly the same: equal without diacritics, case and punctuation, or with at least
 * {@value #ALIKE} of their runs of three words in common. Each text is compared with a bounded number of first ones,
 * found by min-hashing, so that the work grows with the number of texts and not with its square.
 */
final class Duplicates {

    private static final double ALIKE = 0.6;
    private static final int BANDS = 12;
    private static final int ROWS = 2;
    /** First texts that one text is compared with. */
    private static final int MOST_COMPARED = 40;
    private static final long[] SEEDS = new Random(36).longs((long) BANDS * ROWS).toArray();

    private Duplicates() {}

    /** @return places of the texts that belong together, at least two each, the largest lot first */
    static List<List<Integer>> of(List<String> texts) {
        Map<String, Integer> exact = new HashMap<>();
        Map<Integer, List<Integer>> lots = new HashMap<>();
        Map<Long, List<Integer>> buckets = new HashMap<>();
        Map<Integer, Set<Long>> shingles = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String folded = Folding.fold(texts.get(i).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " "));
            Integer same = exact.putIfAbsent(folded, i);
            if (same != null) {
                lots.get(same).add(i);
                continue;
            }
            Set<Long> own = shingles(folded);
            long[] bands = bands(own);
            Integer alike = Arrays.stream(bands).boxed().flatMap(b -> buckets.getOrDefault(b, List.of()).stream())
                    .distinct().limit(MOST_COMPARED).filter(first -> similarity(own, shingles.get(first)) >= ALIKE)
                    .findFirst().orElse(null);
            if (alike != null) {
                lots.get(alike).add(i);
                exact.put(folded, alike);
                continue;
            }
            lots.put(i, new ArrayList<>(List.of(i)));
            shingles.put(i, own);
            for (long band : bands) {
                buckets.computeIfAbsent(band, b -> new ArrayList<>()).add(i);
            }
        }
        return lots.values().stream().filter(lot -> lot.size() > 1)
                .sorted((a, b) -> a.size() != b.size() ? b.size() - a.size() : a.get(0) - b.get(0)).toList();
    }

    private static double similarity(Set<Long> one, Set<Long> other) {
        long common = one.stream().filter(other::contains).count();
        return (double) common / (one.size() + other.size() - common);
    }

    /** Hashes of runs of three words; of the whole text when it is shorter. */
    private static Set<Long> shingles(String folded) {
        String[] words = folded.split(" ");
        int runs = Math.max(1, words.length - 2);
        return IntStream.range(0, runs).mapToObj(i -> hash(Arrays.stream(words, i, Math.min(words.length, i + 3))
                .collect(Collectors.joining(" ")))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long[] bands(Set<Long> shingles) {
        long[] least = new long[SEEDS.length];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long shingle : shingles) {
            for (int i = 0; i < SEEDS.length; i++) {
                least[i] = Math.min(least[i], mix(shingle ^ SEEDS[i]));
            }
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = mix(key ^ least[band * ROWS + row]);
            }
            bands[band] = key;
        }
        return bands;
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
