package vn.directive.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed entries their place in the chain, one batch a transaction, one node at a time. It asks for what has
 * no place yet instead of remembering how far it came, so a late commit or a crash leaves nothing behind.
 */
@Component
class AuditSealer {

    static final String NO_HASH = "0".repeat(64);

    private static final long LOCK = 0x4155_4449_5431L;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int batch;

    AuditSealer(JdbcClient jdbc, PlatformTransactionManager transactions,
            @Value("${directive.audit.seal-batch:1000}") int batch) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.batch = batch;
    }

    /** Seals all that is committed; less when another node is at it. @return number of entries sealed */
    int seal() {
        int all = 0;
        int sealed;
        do {
            sealed = sealBatch();
            all += sealed;
        } while (sealed == batch);
        return all;
    }

    int sealBatch() {
        return transaction.execute(status -> sealNext());
    }

    private int sealNext() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single()) {
            return 0;
        }
        List<ChainRow> rows = jdbc.sql("select " + ChainRow.COLUMNS
                        + " from audit_entry where hash is null order by seq limit :batch")
                .param("batch", batch).query(ChainRow::read).list();
        if (rows.isEmpty()) {
            return 0;
        }
        Head head = jdbc.sql("""
                select chain_position as position, encode(hash, 'hex') as hash from audit_entry
                where chain_position is not null order by chain_position desc limit 1""")
                .query(Head.class).optional().orElse(new Head(0, NO_HASH));
        List<Long> positions = new ArrayList<>();
        List<String> previous = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (ChainRow row : rows) {
            Head next = new Head(head.position() + 1, HEX.formatHex(row.hashAt(head.position() + 1, head.hash())));
            positions.add(next.position());
            previous.add(head.hash());
            hashes.add(next.hash());
            head = next;
        }
        int sealed = jdbc.sql("""
                update audit_entry e set chain_position = s.position, previous_hash = decode(s.previous, 'hex'),
                    hash = decode(s.hash, 'hex')
                from unnest(:seqs, :positions, :previous, :hashes) as s (seq, position, previous, hash)
                where e.seq = s.seq""")
                .param("seqs", rows.stream().map(ChainRow::seq).toArray(Long[]::new))
                .param("positions", positions.toArray(Long[]::new))
                .param("previous", previous.toArray(String[]::new))
                .param("hashes", hashes.toArray(String[]::new)).update();
        if (sealed != rows.size()) {
            throw new IllegalStateException("sealed %d of %d entries".formatted(sealed, rows.size()));
        }
        return sealed;
    }

    private record Head(long position, String hash) {}
}
