package vn.directive.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A decision by which bodies become other bodies on a day. Carried out, it stays as it is: going back is another
 * decision.
 *
 * @param symbol of the decision, for example {@code 01-QĐ/TU}
 * @param effectiveOn first day of the new organisation
 * @param failure why carrying it out failed the last time, or null
 */
public record Reform(UUID id, String symbol, LocalDate effectiveOn, String title, State state, List<Item> items,
        String preparedBy, Instant preparedAt, String confirmedBy, Instant confirmedAt, String carriedOutBy,
        Instant carriedOutAt, String withdrawnBy, Instant withdrawnAt, String failure) {

    /** Where a reform stands. */
    public enum State {
        PREPARED("Đang chuẩn bị"), CONFIRMED("Đã xác nhận"), CARRIED_OUT("Đã thực hiện"), WITHDRAWN("Đã rút");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What one body becomes; a body that is divided has several.
     *
     * @param predecessor code
     * @param successor code, or null for a body that is dissolved without a successor
     * @param takesWork true for the one successor that takes the open work; where none does, a person decides
     * @param movesPosts true when posts and their holders go along as posts of the successor
     */
    public record Item(String predecessor, String successor, SuccessionKind kind, boolean takesWork,
            boolean movesPosts) {

        /** The whole of a body goes over into one other, work included. */
        public static Item of(String predecessor, String successor, SuccessionKind kind) {
            return new Item(predecessor, successor, kind, true, false);
        }
    }

    /** Bodies that end by it: those that are not among their own successors. */
    public Set<String> ending() {
        return ending(items);
    }

    /** By body that ends, who takes its work; null where a person is to decide. */
    public Map<String, String> heirs() {
        Map<String, String> heirs = new LinkedHashMap<>();
        ending().forEach(code -> heirs.put(code, null));
        items.stream().filter(item -> item.takesWork() && heirs.containsKey(item.predecessor()))
                .forEach(item -> heirs.put(item.predecessor(), item.successor()));
        return heirs;
    }

    /** Successors of a body by this decision, in their order. */
    public List<String> successors(String predecessor) {
        return items.stream().filter(item -> item.predecessor().equals(predecessor) && item.successor() != null)
                .map(Item::successor).toList();
    }

    /** As a reason in the audit trail and in notices. */
    public String words() {
        return "Quyết định %s: %s".formatted(symbol, title);
    }

    static Set<String> ending(List<Item> items) {
        Set<String> going = items.stream().map(Item::predecessor).collect(Collectors.toCollection(LinkedHashSet::new));
        items.stream().filter(item -> item.predecessor().equals(item.successor())).map(Item::predecessor)
                .forEach(going::remove);
        return going;
    }

    static Set<String> bodies(List<Item> items) {
        Set<String> codes = new TreeSet<>();
        items.forEach(item -> {
            codes.add(item.predecessor());
            if (item.successor() != null) {
                codes.add(item.successor());
            }
        });
        return codes;
    }
}
