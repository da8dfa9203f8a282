package vn.directive.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.organisation.Reform.Item;

/** Finds everything that is wrong with the rows of a reform before anything is stored; each finding names its row. */
class ReformCheck {

    private final LocalDate day;
    private final List<Item> items;
    private final Map<String, List<Body>> lives;
    private final Map<String, List<SuccessionRow>> known;
    private final Set<String> ending;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param lives versions of every body that is mentioned, by code
     * @param known successions already on record, by predecessor
     */
    ReformCheck(LocalDate day, List<Item> items, Map<String, List<Body>> lives, List<SuccessionRow> known) {
        this.day = day;
        this.items = items;
        this.lives = lives;
        this.known = known.stream().filter(row -> row.effectiveOn().equals(day))
                .collect(Collectors.groupingBy(SuccessionRow::predecessor));
        this.ending = Reform.ending(items);
    }

    static String place(int row, Item item) {
        return "Dòng %d (%s → %s)".formatted(row + 1, item.predecessor(),
                item.successor() == null ? "không" : item.successor());
    }

    /** @return sentences; empty when all is well */
    List<String> faults(String symbol) {
        Map<String, Map<String, Integer>> pairs = new HashMap<>();
        Map<String, Integer> heirs = new HashMap<>();
        Map<String, Integer> carriers = new HashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            Item item = items.get(i);
            String place = place(i, item);
            alone(place, item);
            Integer twice = pairs.computeIfAbsent(item.predecessor(), any -> new HashMap<>())
                    .putIfAbsent(String.valueOf(item.successor()), i);
            require(twice == null, place, "lặp lại dòng %d".formatted(twice == null ? 0 : twice + 1));
            if (item.takesWork()) {
                Integer other = heirs.putIfAbsent(item.predecessor(), i);
                require(other == null, place, "cơ quan “%s” đã có cơ quan nhận việc ở dòng %d; chỉ một cơ quan nhận"
                        .formatted(item.predecessor(), other == null ? 0 : other + 1));
            }
            if (item.movesPosts()) {
                Integer other = carriers.putIfAbsent(item.predecessor(), i);
                require(other == null, place, "vị trí của cơ quan “%s” đã chuyển theo dòng %d".formatted(
                        item.predecessor(), other == null ? 0 : other + 1));
            }
            int before = first.computeIfAbsent(item.predecessor(), any -> at);
            require(items.get(before).kind() == item.kind(), place, "hình thức khác với dòng %d của cùng cơ quan"
                    .formatted(before + 1));
            List<SuccessionRow> others = known.getOrDefault(item.predecessor(), List.of()).stream()
                    .filter(other -> !other.decisionSymbol().equalsIgnoreCase(symbol)).toList();
            require(others.isEmpty(), place, "kế thừa của cơ quan “%s” từ ngày này đã ghi theo quyết định %s".formatted(
                    item.predecessor(), others.isEmpty() ? "" : others.get(0).decisionSymbol()));
        }
        first.forEach((code, row) -> {
            Item item = items.get(row);
            int successors = pairs.get(code).size();
            require(item.kind() == SuccessionKind.SPLIT || item.kind() == SuccessionKind.DISSOLVE || successors == 1,
                    place(row, item), "%s chỉ có một cơ quan kế thừa; nhiều cơ quan kế thừa là chia, tách".formatted(
                            item.kind().label().toLowerCase()));
            require(item.kind() != SuccessionKind.SPLIT || successors > 1, place(row, item),
                    "chia, tách cần ít nhất hai cơ quan kế thừa");
            if (!ending.contains(code)) {
                Integer heir = heirs.get(code);
                require(heir == null || code.equals(items.get(heir).successor()), place(row, item),
                        "cơ quan “%s” còn tiếp tục nên việc đang mở ở lại đó; không giao cho cơ quan khác".formatted(code));
            }
        });
        return faults;
    }

    private void alone(String place, Item item) {
        predecessor(place, item);
        if (item.successor() == null) {
            require(item.kind() == SuccessionKind.DISSOLVE, place, "thiếu cơ quan kế thừa");
            require(!item.takesWork(), place, "không có cơ quan kế thừa để nhận việc");
            require(!item.movesPosts(), place, "không có cơ quan kế thừa để chuyển vị trí");
            return;
        }
        if (item.successor().equals(item.predecessor())) {
            require(item.kind() != SuccessionKind.DISSOLVE && item.kind() != SuccessionKind.MERGE, place,
                    "cơ quan không thể sáp nhập, giải thể vào chính mình");
            require(!item.movesPosts(), place, "vị trí đã ở chính cơ quan này");
            boolean renewed = lives.getOrDefault(item.successor(), List.of()).stream()
                    .anyMatch(body -> body.validFrom().equals(day));
            require(item.kind() != SuccessionKind.RENAME && item.kind() != SuccessionKind.MOVE || renewed, place,
                    "chưa có tên hoặc cấp trên mới của cơ quan từ ngày %s; hãy nhập tổ chức trước".formatted(
                            OrganisationCheck.DAY.format(day)));
            return;
        }
        List<Body> life = lives.get(item.successor());
        require(life != null, place, "không có cơ quan “%s”; hãy nhập tổ chức trước".formatted(item.successor()));
        require(life == null || life.stream().anyMatch(body -> at(body, day)), place,
                "cơ quan kế thừa “%s” không tồn tại vào ngày %s".formatted(item.successor(),
                        OrganisationCheck.DAY.format(day)));
        require(!ending.contains(item.successor()), place,
                ("cơ quan kế thừa “%s” cũng kết thúc theo chính quyết định này"
                + " (%s): quan hệ kế thừa thành vòng hoặc nối tiếp").formatted(item.successor(), endingPlace(item)));
        require(!item.movesPosts() || item.kind() != SuccessionKind.SPLIT && item.kind() != SuccessionKind.DISSOLVE,
                place,
                "chỉ sáp nhập, hợp nhất, đổi tên hoặc chuyển cấp trên mới chuyển vị trí cùng người giữ");
    }

    private void predecessor(String place, Item item) {
        List<Body> life = lives.get(item.predecessor());
        require(life != null, place, "không có cơ quan “%s”".formatted(item.predecessor()));
        if (life == null) {
            return;
        }
        LocalDate last = day.minusDays(1);
        Body latest = life.stream().max(Comparator.comparing(Body::validFrom)).orElseThrow();
        if (life.stream().noneMatch(body -> at(body, last))) {
            require(false, place, latest.validTo() != null && latest.validTo().isBefore(last)
                    ? "cơ quan “%s” đã kết thúc ngày %s".formatted(item.predecessor(),
                            OrganisationCheck.DAY.format(latest.validTo()))
                    : "cơ quan “%s” chưa tồn tại vào ngày %s".formatted(item.predecessor(),
                            OrganisationCheck.DAY.format(last)));
        }
        require(!ending.contains(item.predecessor()) || latest.validFrom().isBefore(day), place,
                "cơ quan “%s” còn dòng hiệu lực từ %s".formatted(item.predecessor(),
                        OrganisationCheck.DAY.format(latest.validFrom())));
    }

    private String endingPlace(Item item) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).predecessor().equals(item.successor())) {
                return place(i, items.get(i));
            }
        }
        return "";
    }

    private void require(boolean holds, String place, String fault) {
        if (!holds) {
            faults.add(place + ": " + fault + ".");
        }
    }

    private static boolean at(Body body, LocalDate day) {
        return !day.isBefore(body.validFrom()) && (body.validTo() == null || !day.isAfter(body.validTo()));
    }
}
