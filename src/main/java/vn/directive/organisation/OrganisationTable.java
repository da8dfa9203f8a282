package vn.directive.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;

/** The organisation as six tables, a sheet of a workbook or a CSV file each; a table is known by its first row. */
enum OrganisationTable {

    BODY("Cơ quan", "co-quan", List.of("Mã", "Tên", "Loại", "Cấp", "Từ ngày"),
            List.of("Mã", "Tên", "Ký hiệu", "Loại", "Cấp", "Cấp trên", "Từ ngày", "Đến ngày")),
    POST("Vị trí", "vi-tri", List.of("Mã vị trí", "Cơ quan", "Vai trò", "Chức danh", "Từ ngày"),
            List.of("Mã vị trí", "Cơ quan", "Vai trò", "Chức danh", "Từ ngày", "Đến ngày")),
    HOLDER("Người giữ", "nguoi-giu", List.of("Mã vị trí", "Tài khoản", "Từ ngày"),
            List.of("Mã vị trí", "Tài khoản", "Từ ngày", "Đến ngày", "Hình thức giữ")),
    ACCOUNT("Tài khoản", "tai-khoan", List.of("Tài khoản", "Tên hiển thị"),
            List.of("Tài khoản", "Tên hiển thị", "Thư điện tử", "Quyền")),
    SUCCESSION("Kế thừa", "ke-thua", List.of("Cơ quan cũ", "Hình thức", "Từ ngày", "Số quyết định"),
            List.of("Cơ quan cũ", "Cơ quan mới", "Hình thức", "Từ ngày", "Số quyết định")),
    SUBSTITUTION("Thay thế", "thay-the", List.of("Người vắng mặt", "Người thay thế", "Từ ngày", "Đến ngày"),
            List.of("Người vắng mặt", "Người thay thế", "Từ ngày", "Đến ngày", "Cơ quan", "Vai trò", "Lý do"));

    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final String title;
    private final String fileName;
    private final List<String> required;
    private final List<String> columns;

    OrganisationTable(String title, String fileName, List<String> required, List<String> columns) {
        this.title = title;
        this.fileName = fileName;
        this.required = required;
        this.columns = columns;
    }

    String title() {
        return title;
    }

    /** Without a suffix. */
    String fileName() {
        return fileName;
    }

    List<String> columns() {
        return columns;
    }

    /**
     * @param day when the cell holds a day and no text
     * @param fault why the cell cannot be used, or null
     */
    record Cell(String text, LocalDate day, String fault) {

        static Cell of(String text) {
            return new Cell(text, null, text.startsWith("=") ? "là công thức; hãy dán giá trị" : null);
        }

        boolean isEmpty() {
            return day == null && fault == null && (text == null || OrganisationRows.clean(text).isEmpty());
        }
    }

    /** @param number as the spreadsheet shows it, from 1 */
    record Line(int number, List<Cell> cells) {}

    /** @param name of the sheet or file; @param lines from the first row on */
    record Grid(String name, List<Line> lines) {}

    /** Reads tables in any order; what cannot be read is named in the faults of the answer. */
    static OrganisationRows read(List<Grid> grids, List<String> faults) {
        OrganisationRows rows = new OrganisationRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), faults);
        for (Grid grid : grids) {
            List<Line> lines = grid.lines().stream().filter(line -> !line.cells().stream().allMatch(Cell::isEmpty))
                    .toList();
            if (!lines.isEmpty()) {
                read(grid.name(), lines, rows);
            }
        }
        return rows;
    }

    private static void read(String name, List<Line> lines, OrganisationRows rows) {
        List<String> header = lines.get(0).cells().stream()
                .map(cell -> cell.text() == null ? "" : OrganisationRows.clean(cell.text())).toList();
        Optional<OrganisationTable> table = Arrays.stream(values()).filter(t -> t.required.stream().allMatch(column ->
                header.stream().anyMatch(column::equalsIgnoreCase))).findFirst();
        if (table.isEmpty()) {
            rows.faults().add("“%s”, dòng %d: không phải tiêu đề của bảng nào; bảng %s.".formatted(name,
                    lines.get(0).number(), Arrays.stream(values()).map(t -> t.title + " cần các cột "
                            + String.join(", ", t.required)).collect(Collectors.joining("; "))));
            return;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String typed = header.get(i);
            Optional<String> column = table.get().columns.stream().filter(typed::equalsIgnoreCase).findFirst();
            if (!typed.isEmpty() && (column.isEmpty() || places.put(column.get(), i) != null)) {
                rows.faults().add("“%s”, dòng %d: cột “%s” %s.".formatted(name, lines.get(0).number(), typed,
                        column.isEmpty() ? "không có trong bảng " + table.get().title : "bị lặp"));
            }
        }
        for (Line line : lines.subList(1, lines.size())) {
            Reader reader = new Reader("“" + name + "”, dòng " + line.number(), line.cells(), places,
                    header.size());
            table.get().read(reader, rows);
            rows.faults().addAll(reader.faults);
        }
    }

    private void read(Reader in, OrganisationRows rows) {
        switch (this) {
            case BODY -> in.add(rows.bodies(), in.text("Mã"), new Body(in.text("Mã"), in.text("Tên"),
                    in.text("Ký hiệu"), in.choice("Loại", BodyKind.values(), BodyKind::label),
                    in.choice("Cấp", BodyLevel.values(), BodyLevel::label), in.text("Cấp trên"), in.day("Từ ngày"),
                    in.day("Đến ngày")));
            case POST -> {
                Role role = in.choice("Vai trò", Role.values(), Role::label);
                in.add(rows.posts(), in.text("Mã vị trí"), new PostRow(in.text("Mã vị trí"), in.text("Cơ quan"),
                        role == null ? null : role.key(), in.text("Chức danh"), in.day("Từ ngày"),
                        in.day("Đến ngày")));
            }
            case HOLDER -> in.add(rows.holders(), in.text("Mã vị trí"), new HolderRow(in.text("Mã vị trí"),
                    in.text("Tài khoản"), in.day("Từ ngày"), in.day("Đến ngày"),
                    in.choice("Hình thức giữ", Charge.values(), Charge::label)));
            case ACCOUNT -> {
                String username = in.text("Tài khoản");
                in.add(rows.accounts(), username, new AccountRow(username, in.text("Tên hiển thị"),
                        in.text("Thư điện tử"), false));
                in.choices("Quyền", Grant.values(), Grant::label)
                        .forEach(grant -> in.add(rows.grants(), username, new GrantRow(username, grant)));
            }
            case SUCCESSION -> in.add(rows.successions(), in.text("Cơ quan cũ"), new SuccessionRow(
                    in.text("Cơ quan cũ"), in.text("Cơ quan mới"),
                    in.choice("Hình thức", SuccessionKind.values(), SuccessionKind::label), in.day("Từ ngày"),
                    in.text("Số quyết định")));
            case SUBSTITUTION -> {
                Role role = in.choice("Vai trò", Role.values(), Role::label);
                in.add(rows.substitutions(), in.text("Người vắng mặt"), new SubstitutionRow(in.text("Người vắng mặt"),
                        in.text("Người thay thế"), in.day("Từ ngày"), in.day("Đến ngày"), in.text("Cơ quan"),
                        role == null ? null : role.key(), in.text("Lý do")));
            }
        }
    }

    /** Rows of this table, in the order of {@link #columns()}: text, days or null. */
    Stream<List<Object>> write(OrganisationState state) {
        return switch (this) {
            case BODY -> state.bodies().stream().map(b -> Arrays.asList(b.code(), b.name(), b.symbol(),
                    b.kind().label(), b.level().label(), b.parent(), b.validFrom(), b.validTo()));
            case POST -> state.posts().stream().map(p -> Arrays.asList(p.id(), p.body(), Role.of(p.role()).label(),
                    p.title(), p.validFrom(), p.validTo()));
            case HOLDER -> state.holders().stream().map(h -> Arrays.asList(h.postId(), h.username(), h.validFrom(),
                    h.validTo(), h.charge() == null ? null : h.charge().label()));
            case ACCOUNT -> {
                Map<String, String> grants = state.grants().stream().collect(Collectors.groupingBy(GrantRow::username,
                        Collectors.mapping(g -> g.authority().label(), Collectors.joining("; "))));
                yield state.accounts().stream().map(a -> Arrays.asList(a.username(), a.displayName(), a.email(),
                        grants.get(a.username())));
            }
            case SUCCESSION -> state.successions().stream().map(s -> Arrays.asList(s.predecessor(), s.successor(),
                    s.kind().label(), s.effectiveOn(), s.decisionSymbol()));
            case SUBSTITUTION -> state.substitutions().stream().map(s -> Arrays.asList(s.absent(), s.substitute(),
                    s.validFrom(), s.validTo(), s.body(), s.role() == null ? null : Role.of(s.role()).label(),
                    s.reason()));
        };
    }

    /** One row; a row with a fault is not passed on. */
    private static class Reader {

        private final String place;
        private final List<Cell> cells;
        private final Map<String, Integer> places;
        private final List<String> faults = new ArrayList<>();

        Reader(String place, List<Cell> cells, Map<String, Integer> places, int width) {
            this.place = place;
            this.cells = cells;
            this.places = places;
            if (cells.stream().skip(width).anyMatch(cell -> !cell.isEmpty())) {
                faults.add(place + ": nhiều ô hơn tiêu đề.");
            }
            places.forEach((column, at) -> {
                if (cell(column).fault() != null) {
                    faults.add("%s: ô “%s” %s.".formatted(place, column, cell(column).fault()));
                }
            });
        }

        <T> void add(List<Placed<T>> rows, String key, T row) {
            if (faults.isEmpty()) {
                rows.add(Placed.inFile(place + " (" + key + ")", row));
            }
        }

        String text(String column) {
            Cell cell = cell(column);
            String text = cell.day() != null ? TYPED.format(cell.day()) : cell.text() == null ? "" : OrganisationRows.clean(cell.text());
            return text.isEmpty() ? null : text;
        }

        LocalDate day(String column) {
            Cell cell = cell(column);
            String text = text(column);
            if (cell.day() != null || text == null || cell.fault() != null) {
                return cell.day();
            }
            try {
                return text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, TYPED);
            } catch (DateTimeException e) {
                faults.add("%s: ô “%s” ghi “%s”, không phải ngày; hãy ghi ngày/tháng/năm, ví dụ 25/12/2026."
                        .formatted(place, column, text));
                return null;
            }
        }

        <E extends Enum<E>> E choice(String column, E[] values, Function<E, String> label) {
            List<E> chosen = choices(column, values, label, "");
            return chosen.isEmpty() ? null : chosen.get(0);
        }

        <E extends Enum<E>> List<E> choices(String column, E[] values, Function<E, String> label) {
            return choices(column, values, label, ";");
        }

        private <E extends Enum<E>> List<E> choices(String column, E[] values, Function<E, String> label,
                String separator) {
            String text = cell(column).fault() == null ? text(column) : null;
            List<E> chosen = new ArrayList<>();
            for (String typed : text == null ? List.<String>of()
                    : separator.isEmpty() ? List.of(text) : List.of(text.split(separator))) {
                Optional<E> value = Arrays.stream(values).filter(v -> label.apply(v).equalsIgnoreCase(typed.strip())
                        || v.name().equals(typed.strip().toUpperCase(Locale.ROOT))).findFirst();
                value.ifPresent(chosen::add);
                if (value.isEmpty()) {
                    faults.add("%s: ô “%s” ghi “%s”; chỉ nhận %s.".formatted(place, column, typed.strip(),
                            Arrays.stream(values).map(label).collect(Collectors.joining(" · "))));
                }
            }
            return chosen;
        }

        private Cell cell(String column) {
            Integer at = places.get(column);
            return at == null || at >= cells.size() ? new Cell(null, null, null) : cells.get(at);
        }
    }
}
