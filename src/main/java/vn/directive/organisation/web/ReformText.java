package vn.directive.organisation.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.SuccessionKind;
import vn.directive.shared.DomainException;

/**
 * Rows of a reform as people type or paste them, one a line: the old body, the new one, the kind, who takes the work,
 * whether posts go along; between them a tab, as from a table, or a bar. Where nothing is said of the work, an only
 * successor takes it.
 */
final class ReformText {

    private static final Map<String, SuccessionKind> KINDS = new HashMap<>(Map.of(
            "sáp nhập", SuccessionKind.MERGE, "hợp nhất", SuccessionKind.MERGE, "chia", SuccessionKind.SPLIT,
            "tách", SuccessionKind.SPLIT, "chia tách", SuccessionKind.SPLIT, "đổi tên", SuccessionKind.RENAME,
            "chuyển cấp trên", SuccessionKind.MOVE, "giải thể", SuccessionKind.DISSOLVE));

    static {
        Arrays.stream(SuccessionKind.values()).forEach(kind -> {
            KINDS.put(kind.label().toLowerCase(Locale.ROOT), kind);
            KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        });
    }

    private ReformText() {}

    /** @throws DomainException at {@code items}, naming every line that cannot be read */
    static List<Item> read(String typed) {
        List<Item> items = new ArrayList<>();
        Set<Item> unsaid = new HashSet<>();
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (String line : typed == null ? new String[0] : typed.split("\\R")) {
            String[] cells = Arrays.stream(line.split("[\\t|]", -1)).map(ReformText::clean).toArray(String[]::new);
            if (Arrays.stream(cells).allMatch(String::isEmpty)
                    || "cơ quan cũ".equals(cells[0].toLowerCase(Locale.ROOT))) {
                continue;
            }
            number++;
            String kind = cell(cells, 2);
            if (cells.length > 5) {
                faults.add("Dòng %d: nhiều ô hơn quy định (cơ quan cũ | kế thừa | hình thức | nhận việc | chuyển vị trí)."
                        .formatted(number));
            } else if (!kind.isEmpty() && !KINDS.containsKey(kind.toLowerCase(Locale.ROOT))) {
                faults.add("Dòng %d: hình thức “%s”; chỉ nhận sáp nhập, hợp nhất, chia, tách, đổi tên, chuyển cấp trên, "
                        .formatted(number, kind) + "giải thể.");
            } else {
                String successor = none(cell(cells, 1)) ? null : cell(cells, 1);
                Item item = new Item(cells[0], successor, KINDS.get(kind.toLowerCase(Locale.ROOT)), yes(cell(cells, 3)),
                        yes(cell(cells, 4)));
                items.add(item);
                if (cells.length <= 3 && successor != null && !successor.equalsIgnoreCase(cells[0])) {
                    unsaid.add(item);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new DomainException("items", String.join("\n", faults));
        }
        Map<String, Long> successors = items.stream()
                .collect(Collectors.groupingBy(item -> item.predecessor().toUpperCase(Locale.ROOT),
                        Collectors.counting()));
        return items.stream().map(item -> unsaid.contains(item)
                && successors.get(item.predecessor().toUpperCase(Locale.ROOT)) == 1
                ? new Item(item.predecessor(), item.successor(), item.kind(), true, false) : item).toList();
    }

    static String write(List<Item> items) {
        return items.stream().map(item -> String.join(" | ", item.predecessor(),
                item.successor() == null ? "không" : item.successor(), item.kind().label(), item.takesWork() ? "x" : "",
                item.movesPosts() ? "x" : "").stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String cell(String[] cells, int at) {
        return at < cells.length ? cells[at] : "";
    }

    private static boolean none(String cell) {
        return cell.isEmpty() || "không".equalsIgnoreCase(cell);
    }

    private static boolean yes(String cell) {
        return !cell.isEmpty() && !"không".equalsIgnoreCase(cell) && !"0".equals(cell);
    }

    private static String clean(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
