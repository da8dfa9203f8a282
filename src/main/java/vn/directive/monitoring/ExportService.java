package vn.directive.monitoring;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.RequestState;
import vn.directive.monitoring.DashboardQueries.Standing;
import vn.directive.monitoring.RoundQueries.AskedBody;
import vn.directive.monitoring.Spreadsheet.Column;
import vn.directive.monitoring.TimelinessQueries.BodyRow;
import vn.directive.monitoring.TimelinessQueries.Cell;
import vn.directive.monitoring.TimelinessQueries.Occasion;
import vn.directive.monitoring.TimelinessQueries.Timeliness;
import vn.directive.organisation.BodyLevel;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Lists of managers as .xlsx, with the rows that are on the screen in their order there. The rights are those of the
 * screen and are checked before the first byte is written.
 */
@Service
@Transactional(readOnly = true)
public class ExportService {

    private static final Map<BodyLevel, String> LEVELS = Map.of(BodyLevel.CENTRAL, "Trung ương", BodyLevel.PROVINCE,
            "Tỉnh", BodyLevel.DISTRICT, "Huyện", BodyLevel.COMMUNE, "Xã", BodyLevel.HAMLET, "Thôn");

    private final DashboardQueries dashboard;
    private final RoundQueries rounds;
    private final TimelinessQueries timeliness;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExportService(DashboardQueries dashboard, RoundQueries rounds, TimelinessQueries timeliness, JdbcClient jdbc,
            Clock clock) {
        this.dashboard = dashboard;
        this.rounds = rounds;
        this.timeliness = timeliness;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where the file goes, given its name without ending; asked for only when the user may read it. */
    public interface Target {
        OutputStream open(String fileName);
    }

    /**
     * @param directiveIds wanted dossiers in order, or null for all
     * @throws NotAllowedException when the user is no manager
     */
    public void dashboard(List<UUID> directiveIds, Target target) {
        List<Standing> items = ordered(dashboard.dashboard().items(), Standing::id, directiveIds);
        try (Spreadsheet sheet = new Spreadsheet(target.open("chi-thi"), "Chỉ thị", List.of(
                new Column("Ký hiệu", 14), new Column("Số hồ sơ", 16), new Column("Trích yếu", 60),
                new Column("Cơ quan chủ trì", 30), new Column("Giai đoạn", 22), new Column("Ngày mở", 12),
                new Column("Ngày ban hành", 14), new Column("Ngày kết thúc", 14), new Column("Tuổi hồ sơ (ngày)", 12),
                new Column("Hạn gần nhất", 17), new Column("Cơ quan trễ", 10), new Column("Việc đang mở", 10),
                new Column("Việc quá hạn", 10), new Column("Sự cố", 8)), clock.getZone())) {
            for (Standing item : items) {
                sheet.text(item.symbol()).text(item.dossierNumber()).text(item.subject())
                        .text(item.leadBody() == null ? null : item.leadBody().name()).text(item.phaseLabel())
                        .day(item.openedOn()).day(item.issuedOn()).day(item.endedOn()).number(item.ageDays());
                if (item.nextDue() == null && item.nextEvent() != null) {
                    sheet.day(item.nextEvent().dueOn());
                } else {
                    sheet.moment(item.nextDue());
                }
                sheet.number(item.lateBodies()).number(item.openTasks()).number(item.overdueTasks())
                        .number(item.incidents()).endRow();
            }
        }
    }

    /**
     * Asked bodies of a round; rows pass through one at a time.
     *
     * @param requestIds wanted rows in order, or null for all by name
     * @throws NotFoundException when there is no such round or the user may not know of its dossier
     */
    public void round(UUID roundId, List<UUID> requestIds, Target target) {
        List<Spreadsheet> opened = new ArrayList<>(1);
        rounds.read(roundId, requestIds, round -> opened.add(new Spreadsheet(
                target.open("lay-y-kien-vong-" + round.number()), "Vòng lấy ý kiến " + round.number(), List.of(
                        new Column("Cơ quan", 44), new Column("Mã", 12), new Column("Cấp", 10),
                        new Column("Trạng thái", 20), new Column("Trễ hạn", 10), new Column("Hạn", 12),
                        new Column("Gia hạn", 10), new Column("Gửi ngày", 12), new Column("Tiếp nhận", 17),
                        new Column("Trả lời", 17), new Column("Ý kiến chung", 30), new Column("Số công văn", 16),
                        new Column("Số góp ý", 10), new Column("Nội dung, lý do", 60)), clock.getZone())),
                body -> row(opened.get(0), body));
        opened.get(0).close();
    }

    /** Id of the dossier of a round that was exported. */
    public UUID dossierOf(UUID roundId) {
        return jdbc.sql("select directive_id from comment_round where id = :id").param("id", roundId).query(UUID.class).single();
    }

    private static void row(Spreadsheet sheet, AskedBody asked) {
        sheet.text(called(asked.body(), asked.owner())).text(asked.body().code()).text(level(asked.level()))
                .text(capital(asked.state())).text(asked.late() ? "Trễ" : null).day(asked.due())
                .text(asked.extended() ? "Đã gia hạn" : null).day(asked.sentAt()).moment(asked.acknowledgedAt())
                .moment(asked.repliedAt()).text(asked.stance() == null ? null : asked.stance().label())
                .text(asked.replySymbol()).number(asked.comments()).text(asked.note()).endRow();
    }

    private static String called(BodyRef body, BodyRef now) {
        return now == null ? body.name() : "%s (nay: %s)".formatted(body.name(), now.name());
    }

    private static String capital(RequestState state) {
        return Character.toUpperCase(state.label().charAt(0)) + state.label().substring(1);
    }

    /**
     * The heat map: one row per body, one column per occasion.
     *
     * @param bodies codes of the wanted bodies in order, or null for all
     * @param occasions ids of the wanted occasions, or null for all
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public void timeliness(UUID directiveId, List<String> bodies, Collection<String> occasions, Target target) {
        Timeliness all = timeliness.timeliness(directiveId);
        List<Integer> places = new ArrayList<>();
        List<Column> columns = new ArrayList<>(List.of(new Column("Cơ quan", 44), new Column("Mã", 12),
                new Column("Cấp", 10)));
        for (int i = 0; i < all.occasions().size(); i++) {
            Occasion occasion = all.occasions().get(i);
            if (occasions == null || occasions.contains(occasion.id())) {
                places.add(i);
                columns.add(new Column(occasion.label(), 20));
            }
        }
        columns.add(new Column("Số lần chưa có", 12));
        columns.add(new Column("Tổng số ngày trễ", 12));
        try (Spreadsheet sheet = new Spreadsheet(target.open("dung-han"), "Đúng hạn", columns, clock.getZone())) {
            for (BodyRow row : ordered(all.bodies(), r -> r.body().code(), bodies)) {
                Map<Integer, Cell> cells = new HashMap<>();
                row.cells().forEach(cell -> cells.put(cell.occasion(), cell));
                List<Cell> shown = places.stream().map(cells::get).toList();
                sheet.text(called(row.body(), row.successor())).text(row.body().code()).text(level(row.level()));
                shown.forEach(cell -> sheet.text(cell == null ? null : words(cell)));
                sheet.number(shown.stream().filter(c -> c != null
                                && c.state() == TimelinessQueries.CellState.MISSING).count())
                        .number(shown.stream().filter(c -> c != null && c.days() != null)
                                .mapToInt(Cell::days).sum()).endRow();
            }
        }
    }

    private static String level(BodyLevel level) {
        return level == null ? null : LEVELS.get(level);
    }

    private static String words(Cell cell) {
        return cell.days() == null || cell.days() == 0 ? cell.state().label()
                : "%s %d ngày".formatted(cell.state() == TimelinessQueries.CellState.MISSING ? "Chưa có, quá"
                        : cell.state().label(), cell.days());
    }

    private static <T, K> List<T> ordered(List<T> items, Function<T, K> key, List<K> wanted) {
        if (wanted == null) {
            return items;
        }
        Map<K, T> byKey = items.stream().collect(Collectors.toMap(key, item -> item));
        return wanted.stream().map(byKey::get).filter(Objects::nonNull).toList();
    }
}
