package vn.directive.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.audit.Verification.Fault;
import vn.directive.audit.Verification.Kind;

/**
 * Walks along the chain, entry by entry as they come from the database, and compares it with the anchors. Reads only
 * {@code audit_entry} and {@code audit_check}, so it works on any copy of them.
 */
@Component
public class AuditVerifier {

    private static final int FETCHED = 1_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final JdbcTemplate streaming;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final AuditProperties properties;
    private final Clock clock;

    AuditVerifier(DataSource database, PlatformTransactionManager transactions, AuditProperties properties,
            Clock clock) {
        this.streaming = new JdbcTemplate(database);
        this.streaming.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(database);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.properties = properties;
        this.clock = clock;
    }

    /** Reads the whole chain; memory does not grow with its length. */
    public Verification verify() {
        return snapshot.execute(status -> {
            Walk walk = new Walk();
            anchors(walk);
            streaming.query("select " + ChainRow.COLUMNS + " from audit_entry where chain_position is not null "
                    + "order by chain_position, seq", (RowCallbackHandler) row -> walk.step(ChainRow.read(row, 0)));
            walk.end();
            long unsealed = jdbc.sql("select count(*) from audit_entry where chain_position is null")
                    .query(Long.class).single();
            return new Verification(clock.instant(), walk.count, walk.at == null ? null : walk.at.toInstant(),
                    walk.count == 0 ? null : walk.previous, unsealed, walk.anchorCount, walk.faultCount, walk.faults);
        });
    }

    /** Verifies and keeps the result: what was right now is an anchor for later. */
    public Verification verifyAndKeep() {
        Verification result = verify();
        jdbc.sql("""
                insert into audit_check (at, sealed, head, unsealed, faults, first_fault)
                values (:at, :sealed, decode(:head, 'hex'), :unsealed, :faults, :first)""")
                .param("at", Timestamp.from(result.at())).param("sealed", result.sealed())
                .param("head", result.head(), java.sql.Types.VARCHAR).param("unsealed", result.unsealed())
                .param("faults", result.faultCount())
                .param("first", result.isRight() ? null : result.faults().get(0).text(), java.sql.Types.VARCHAR)
                .update();
        return result;
    }

    /** The newest sealed entry. */
    Optional<Anchor> head() {
        return jdbc.sql("""
                select chain_position as position, encode(hash, 'hex') as hash from audit_entry
                where chain_position is not null order by chain_position desc limit 1""")
                .query((row, n) -> new Anchor(clock.instant(), row.getLong(1), row.getString(2))).optional();
    }

    /** How far the chain goes and when it was last verified, without verifying it. */
    public State state() {
        return jdbc.sql("""
                select (select at from audit_entry where chain_position is not null
                        order by chain_position desc limit 1) as sealed_to,
                    (select count(*) from audit_entry where hash is null) as unsealed, c.at, c.faults, c.first_fault
                from (values (1)) one left join lateral (select * from audit_check order by id desc limit 1) c on true
                """).query((row, n) -> new State(instant(row.getTimestamp(1)), row.getLong(2),
                instant(row.getTimestamp(3)), row.getLong(4), row.getString(5))).single();
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private void anchors(Walk walk) {
        jdbc.sql("select at, sealed, encode(head, 'hex') from audit_check where faults = 0 and sealed > 0 order by id")
                .query((row, n) -> new Anchor(row.getTimestamp(1).toInstant(), row.getLong(2), row.getString(3)))
                .list().forEach(walk::expect);
        Path file = properties.anchorFile();
        if (file == null || !Files.exists(file)) {
            return;
        }
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> Anchor.parse(line)
                    .ifPresentOrElse(walk::expect, () -> walk.fault(Kind.UNREADABLE_ANCHOR, null, null,
                            "Tệp mốc có dòng không đọc được: “%s”.".formatted(line))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param sealedTo time of the newest sealed entry, or null
     * @param checkedAt of the last verification, or null
     * @param faults that it found
     */
    public record State(Instant sealedTo, long unsealed, Instant checkedAt, long faults, String firstFault) {}

    private final class Walk {

        private static final int NAMED = 100;

        private final PriorityQueue<Anchor> expected = new PriorityQueue<>(Comparator.comparingLong(Anchor::position));
        private final List<Fault> faults = new ArrayList<>();
        private String previous = AuditSealer.NO_HASH;
        private long position;
        private OffsetDateTime at;
        private long count;
        private int anchorCount;
        private long faultCount;

        void expect(Anchor anchor) {
            if (properties.anchorsUntil() == null || !anchor.at().isAfter(properties.anchorsUntil())) {
                expected.add(anchor);
                anchorCount++;
            }
        }

        void step(ChainRow row) {
            long place = row.position();
            String claimed = HEX.formatHex(row.hash());
            String before = HEX.formatHex(row.previousHash());
            if (place <= position) {
                fault(Kind.INSERTED, row, "bị chèn thêm vào vị trí đã có dòng khác.");
            } else if (place > position + 1) {
                fault(Kind.MISSING, position + 1, null, place == position + 2
                        ? "Dòng ở vị trí %d đã bị xóa.".formatted(position + 1)
                        : "Các dòng từ vị trí %d đến %d đã bị xóa.".formatted(position + 1, place - 1));
            } else if (!before.equals(previous)) {
                fault(Kind.UNLINKED, row, "không nối với dòng ngay trước: dòng trước đã bị sửa, thay hoặc đổi chỗ.");
            }
            if (!HEX.formatHex(row.hashAt(place, before)).equals(claimed)) {
                fault(Kind.CHANGED, row, "đã bị sửa hoặc đổi chỗ sau khi niêm phong.");
            }
            compare(place, claimed);
            previous = claimed;
            position = Math.max(position, place);
            at = row.at();
            count++;
        }

        private void compare(long place, String claimed) {
            while (!expected.isEmpty() && expected.peek().position() <= place) {
                Anchor anchor = expected.poll();
                // An anchor below this place stood at an entry that is gone, which is a fault already.
                if (anchor.position() == place && !anchor.hash().equals(claimed)) {
                    fault(Kind.REPLACED, place, null, "Vị trí %d khác với mốc ghi lúc %s: nhật ký đã được viết lại."
                            .formatted(place, moment(anchor)));
                }
            }
        }

        void end() {
            expected.stream().max(Comparator.comparingLong(Anchor::position)).ifPresent(anchor ->
                    fault(Kind.CUT, position + 1, null, ("Theo mốc ghi lúc %s, nhật ký phải dài đến vị trí %d nhưng chỉ "
                            + "còn đến %d: các dòng mới nhất đã bị xóa, hoặc bản sao lưu cũ hơn mốc.")
                            .formatted(moment(anchor), anchor.position(), position)));
        }

        private void fault(Kind kind, ChainRow row, String what) {
            fault(kind, row.position(), row.seq(), "Dòng %d (vị trí %d, %s, %s, %s) %s".formatted(row.seq(),
                    row.position(), MOMENT.format(row.at().atZoneSameInstant(clock.getZone())), row.actor(),
                    row.action(), what));
        }

        private void fault(Kind kind, Long place, Long seq, String text) {
            faultCount++;
            if (faults.size() < NAMED) {
                faults.add(new Fault(kind, place, seq, text));
            }
        }

        private String moment(Anchor anchor) {
            return MOMENT.format(anchor.at().atZone(clock.getZone()));
        }
    }
}
