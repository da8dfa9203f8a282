package vn.directive.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Verification.Fault;
import vn.directive.audit.Verification.Kind;
import vn.directive.shared.TimeConfiguration;

/** The chain on a database of its own, since it is broken here in every way. */
class AuditChainTest {

    private static final int WRITERS = 32;
    private static EmbeddedPostgres server;

    @TempDir
    private Path directory;
    private DataSource database;
    private Chain chain;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "100")
                .setRegisterShutdownHook(false).start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void emptyDatabase() {
        database = newDatabase("chain");
        chain = new Chain(database, 100, new AuditProperties(directory.resolve("anchors"), null));
    }

    @Test
    void everyEntryOfManyWritersStandsInTheChainOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(WRITERS + 2);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "person" + writer;
            running.add(people.submit(() -> {
                for (int entry = 0; entry < 20; entry++) {
                    chain.write(name, entry % 5 == 4);
                }
            }));
        }
        for (int sealer = 0; sealer < 2; sealer++) {
            running.add(people.submit(() -> {
                for (int round = 0; round < 20; round++) {
                    chain.sealer.seal();
                }
            }));
        }
        for (Future<?> one : running) {
            one.get(1, TimeUnit.MINUTES);
        }
        people.shutdown();
        chain.sealer.seal();

        Verification result = chain.verifier.verify();
        assertThat(result.faults()).isEmpty();
        assertThat(result.sealed()).as("of 20 entries each, every fifth was rolled back").isEqualTo(WRITERS * 16L);
        assertThat(result.unsealed()).isZero();
        assertThat(chain.number("select max(chain_position) from audit_entry")).isEqualTo(WRITERS * 16L);
        assertThat(chain.number("select max(seq) from audit_entry")).as("gaps in the sequence are no fault")
                .isGreaterThan(WRITERS * 16L);
    }

    @Test
    void aLateCommitIsSealedLaterAndNeverSkipped() throws Exception {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            late.createStatement().execute(chain.insert("late"));
            chain.write("early", false);
            assertThat(chain.sealer.seal()).isEqualTo(1);
            late.commit();
        }
        assertThat(chain.sealer.seal()).isEqualTo(1);
        assertThat(chain.verifier.verify().isRight()).isTrue();
        assertThat(chain.texts("select actor from audit_entry order by chain_position")).containsExactly("early", "late");
        assertThat(chain.texts("select actor from audit_entry order by seq")).containsExactly("late", "early");
    }

    @Test
    void aCrashBetweenBatchesOrWithinOneLosesNothing() {
        chain.fill(250);
        assertThat(chain.sealer.sealBatch()).isEqualTo(100);
        chain.transaction.executeWithoutResult(crash -> {
            assertThat(chain.sealer.sealBatch()).isEqualTo(100);
            crash.setRollbackOnly();
        });
        assertThat(chain.number("select count(hash) from audit_entry")).isEqualTo(100);

        Chain afterwards = new Chain(database, 100, chain.properties);
        assertThat(afterwards.sealer.seal()).isEqualTo(150);
        assertThat(afterwards.verifier.verify().isRight()).isTrue();
        assertThat(afterwards.sealer.seal()).isZero();
    }

    @Test
    void theDatabaseLetsAnEntryBeSealedOnceAndNothingElse() {
        chain.fill(2);
        chain.sealer.seal();
        chain.fill(1);
        String hash = "decode(repeat('ab', 32), 'hex')";
        for (String refused : List.of("update audit_entry set hash = " + hash,
                "update audit_entry set hash = null, previous_hash = null, chain_position = null",
                "update audit_entry set actor = 'x' where hash is null",
                "update audit_entry set actor = 'x', chain_position = 9, previous_hash = " + hash + ", hash = " + hash
                        + " where hash is null",
                "delete from audit_entry where hash is null", "truncate audit_entry", "delete from audit_check")) {
            chain.verifier.verifyAndKeep();
            assertThatThrownBy(() -> chain.execute(refused)).as(refused)
                    .hasStackTraceContaining("never changed or removed");
        }
        chain.sealer.seal();
        assertThat(chain.verifier.verify().isRight()).isTrue();
    }

    @Test
    void aCopyInAnotherDatabaseIsVerifiedThereAndEveryTamperingIsNamed() throws Exception {
        chain.fill(20);
        chain.sealer.seal();
        assertThat(chain.verifier.verify().isRight()).isTrue();
        String dump = chain.dump();

        assertThat(restored(dump).verifier.verify().sealed()).isEqualTo(20);
        assertThat(restored(dump).verifier.verify().faults()).isEmpty();
        assertThat(faults(dump, "update audit_entry set reason = 'khác' where chain_position = 7"))
                .singleElement().satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Kind.CHANGED);
                    assertThat(fault.position()).isEqualTo(7);
                    assertThat(fault.text()).contains("vị trí 7", "round.close", "đã bị sửa");
                });
        assertThat(faults(dump, "update audit_entry set details = details || '{\"n\": 0}' where chain_position = 9"))
                .extracting(Fault::kind, Fault::position).containsExactly(tuple(Kind.CHANGED, 9L));
        assertThat(faults(dump, "delete from audit_entry where chain_position between 5 and 6"))
                .singleElement().satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Kind.MISSING);
                    assertThat(fault.text()).contains("từ vị trí 5 đến 6 đã bị xóa");
                });
        assertThat(faults(dump, "update audit_entry set chain_position = 100 where chain_position = 3",
                "update audit_entry set chain_position = 3 where chain_position = 4",
                "update audit_entry set chain_position = 4 where chain_position = 100"))
                .extracting(Fault::kind, Fault::position)
                .contains(tuple(Kind.CHANGED, 3L), tuple(Kind.CHANGED, 4L), tuple(Kind.UNLINKED, 5L));
        assertThat(faults(dump, "drop index audit_entry_chain", """
                insert into audit_entry (at, actor, action, subject_type, subject_id, chain_position, previous_hash, hash)
                select at, 'forger', action, subject_type, subject_id, 8, previous_hash, hash
                from audit_entry where chain_position = 8"""))
                .extracting(Fault::kind, Fault::position).contains(tuple(Kind.INSERTED, 8L), tuple(Kind.CHANGED, 8L));
    }

    @Test
    void anEntryThatIsHashedAnewIsFoundByTheNextOne() throws Exception {
        chain.fill(5);
        chain.sealer.seal();
        Chain copy = restored(chain.dump());
        copy.tamper("update audit_entry set actor = 'x' where chain_position = 3");
        ChainRow forged = copy.jdbc.sql("select " + ChainRow.COLUMNS + " from audit_entry where chain_position = 3")
                .query(ChainRow::read).single();
        String previous = HexFormat.of().formatHex(forged.previousHash());
        copy.tamper("update audit_entry set hash = decode('"
                + HexFormat.of().formatHex(forged.hashAt(3, previous)) + "', 'hex') where chain_position = 3");
        assertThat(copy.verifier.verify().faults()).extracting(Fault::kind, Fault::position)
                .containsExactly(tuple(Kind.UNLINKED, 4L));
    }

    @Test
    void anchorsFindTheNewestEntriesGoneAndAChainThatWasRewritten() throws Exception {
        chain.fill(10);
        chain.sealer.seal();
        AuditAnchors anchors = new AuditAnchors(chain.verifier, chain.properties);
        anchors.write();
        anchors.write();
        assertThat(Files.readAllLines(chain.properties.anchorFile())).as("nothing new, no second line").hasSize(1);
        assertThat(chain.verifier.verify()).satisfies(result -> {
            assertThat(result.isRight()).isTrue();
            assertThat(result.anchors()).isEqualTo(1);
        });
        String dump = chain.dump();

        Chain cut = restored(dump);
        cut.tamper("delete from audit_entry where chain_position > 8");
        assertThat(cut.verifier.verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.CUT);
            assertThat(fault.text()).contains("đến vị trí 10 nhưng chỉ còn đến 8");
        });
        cut.fill(2);
        cut.sealer.seal();
        assertThat(cut.verifier.verify().faults()).extracting(Fault::kind, Fault::position)
                .containsExactly(tuple(Kind.REPLACED, 10L));

        Chain older = new Chain(cut.database, 100,
                new AuditProperties(chain.properties.anchorFile(), Instant.parse("2000-01-01T00:00:00Z")));
        assertThat(older.verifier.verify().isRight()).as("anchors after the backup are left out on demand").isTrue();
    }

    @Test
    void anEarlierVerificationIsAnAnchorToo() {
        chain.fill(10);
        chain.sealer.seal();
        assertThat(chain.verifier.verifyAndKeep().isRight()).isTrue();
        chain.tamper("delete from audit_entry where chain_position > 8");
        assertThat(chain.verifier.verifyAndKeep().faults()).extracting(Fault::kind).containsExactly(Kind.CUT);
        assertThat(chain.verifier.state()).satisfies(state -> {
            assertThat(state.faults()).isEqualTo(1);
            assertThat(state.firstFault()).contains("chỉ còn đến 8");
        });
    }

    @Test
    void theCommandTellsInTwoLanguagesAndByItsExit() {
        chain.fill(3);
        chain.sealer.seal();
        assertThat(command()).startsWith("0\n").contains("3 dòng đã niêm phong", "OK: the chain is right");
        chain.tamper("update audit_entry set actor = 'x' where chain_position = 2");
        assertThat(command()).startsWith("1\n").contains("vị trí 2", "changed after sealing", "FAILED");
        assertThat(AuditCommand.isWanted("--server.port=1")).isFalse();
        assertThat(AuditCommand.isWanted("--server.port=1", "--directive.audit.verify")).isTrue();
    }

    /** The form that is hashed is a promise to whoever verifies in ten years. */
    @Test
    void theFormThatIsHashedNeverChanges() {
        ChainRow row = new ChainRow(7, OffsetDateTime.parse("2026-11-22T10:00:00.5+07:00"), "vptu.manager",
                "VPTU", "manager", null, "10.0.0.1", "round.close", "round", "r1", null, "Cần gấp", "{\"n\": 1}", null,
                null, null);
        assertThat(HexFormat.of().formatHex(row.hashAt(1, AuditSealer.NO_HASH)))
                .isEqualTo("7844cae1bf1eadaae5cf32d88f8d16b8c7f4a46631e97c014400eb6acb6a56a9");
    }

    /** A driver that reads a whole table at once would hold more than 100 MB here. */
    @Test
    void aLongChainPassesThroughInLittleMemory() throws InterruptedException {
        chain.jdbc.sql("""
                insert into audit_entry (at, actor, action, subject_type, subject_id, reason)
                select now(), 'person', 'round.close', 'round', n::text, repeat('x', 1500)
                from generate_series(1, 60000) n""").update();
        new Chain(database, 5_000, chain.properties).sealer.seal();
        long before = usedMemory();
        AtomicLong most = new AtomicLong();
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(usedMemory(), Math::max);
                LockSupport.parkNanos(200_000_000);
            }
        });
        watch.start();
        Verification result = chain.verifier.verify();
        watch.interrupt();
        watch.join();
        assertThat(result.isRight()).isTrue();
        assertThat(result.sealed()).isEqualTo(60_000);
        assertThat(most.get()).as("it was watched").isPositive();
        assertThat(most.get() - before).isLessThan(50_000_000);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private String command() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = AuditCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), context -> { },
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "chain"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
                "--directive.audit.verify");
        return exit + "\n" + out.toString(StandardCharsets.UTF_8);
    }

    private List<Fault> faults(String dump, String... tampering) throws Exception {
        Chain copy = restored(dump);
        copy.tamper(tampering);
        return copy.verifier.verify().faults();
    }

    private Chain restored(String dump) throws Exception {
        Chain copy = new Chain(newDatabase("restored"), 100, chain.properties);
        copy.restore(dump);
        return copy;
    }

    private static DataSource newDatabase(String name) {
        JdbcClient postgres = JdbcClient.create(server.getPostgresDatabase());
        postgres.sql("drop database if exists " + name + " with (force)").update();
        postgres.sql("create database " + name).update();
        DataSource database = server.getDatabase("postgres", name);
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    /** Everything that works on one database. */
    private static final class Chain {

        private final DataSource database;
        private final AuditProperties properties;
        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final AuditTrail trail;
        private final AuditSealer sealer;
        private final AuditVerifier verifier;
        private final ThreadLocal<String> person = ThreadLocal.withInitial(() -> "vptu.manager");

        Chain(DataSource database, int batch, AuditProperties properties) {
            this.database = database;
            this.properties = properties;
            this.jdbc = JdbcClient.create(database);
            DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
            Clock clock = Clock.system(TimeConfiguration.ZONE);
            this.transaction = new TransactionTemplate(transactions);
            this.trail = new AuditTrail(jdbc, person::get, new ObjectMapper(), clock);
            this.sealer = new AuditSealer(jdbc, transactions, batch);
            this.verifier = new AuditVerifier(database, transactions, properties, clock);
        }

        void write(String actor, boolean rollBack) {
            person.set(actor);
            transaction.executeWithoutResult(status -> {
                trail.record("round.close", new Subject("round", "r", null), new Capacity("VPTU", "manager", null),
                        new Reason("Cần gấp"), Map.of("n", 1.50, "bodies", List.of("HULN", "Đồng Nai \"mới\"\n")));
                if (rollBack) {
                    status.setRollbackOnly();
                }
            });
        }

        void fill(int entries) {
            for (int entry = 0; entry < entries; entry++) {
                write("person" + entry, false);
            }
        }

        String insert(String actor) {
            return "insert into audit_entry (at, actor, action, subject_type, subject_id) values (now(), '" + actor
                    + "', 'round.close', 'round', 'r')";
        }

        void execute(String statement) {
            jdbc.sql(statement).update();
        }

        /** As a superuser does who switches the triggers off. */
        void tamper(String... statements) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local session_replication_role = replica").update();
                for (String statement : statements) {
                    jdbc.sql(statement).update();
                }
            });
        }

        long number(String query) {
            return jdbc.sql(query).query(Long.class).single();
        }

        List<String> texts(String query) {
            return jdbc.sql(query).query(String.class).list();
        }

        /** As pg_dump writes the rows of a table. */
        String dump() throws Exception {
            try (Connection connection = database.getConnection()) {
                StringWriter text = new StringWriter();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy audit_entry to stdout", text);
                return text.toString();
            }
        }

        void restore(String dump) throws Exception {
            try (Connection connection = database.getConnection()) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy audit_entry from stdin",
                        new StringReader(dump));
            }
            jdbc.sql("select setval(pg_get_serial_sequence('audit_entry', 'seq'), max(seq)) from audit_entry")
                    .query(Long.class).single();
        }
    }
}
