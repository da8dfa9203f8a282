package vn.directive.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.organisation.OrganisationImport.Preview;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.CaseDriver;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;

/** A whole country's worth of bodies and posts through a file, against the same rows written by plain inserts. */
@Bench
class OrganisationImportBench {

    private static final int BODIES = Integer.getInteger("bench.bodies", 10_000);
    private static final int POSTS_OF_A_BODY = 5;

    @Autowired
    private OrganisationImport organisation;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private SqlMeter sql;
    @Autowired
    private CaseDriver driver;

    @Test
    void shownAppliedShownAgainAndExported() throws Exception {
        byte[] file = archive();
        BenchReport report = new BenchReport(OrganisationImportBench.class, "organisation-import",
                "Import of an organisation");
        report.line("%d bodies, %d posts with holders, CSV of %d kB", BODIES, BODIES * POSTS_OF_A_BODY,
                file.length / 1000).line("");
        report.line("%-40s %9s %9s %9s %9s", "step", "exchanges", "SQL ms", "all ms", "x floor");
        Cost floor = sql.of(this::floor);
        row(report, "floor: insert from generated rows", floor, floor);
        Preview[] shown = new Preview[1];
        row(report, "difference of a new file", sql.of(() -> shown[0] = driver.as("admin", () ->
                organisation.prepare("to-chuc.zip", file))), floor);
        assertThat(shown[0].difference().conflicts()).isEmpty();
        row(report, "apply", sql.of(() -> driver.as("admin", () -> organisation.apply(shown[0].id()))), floor);
        row(report, "difference of the same file again", sql.of(() -> shown[0] = driver.as("admin", () ->
                organisation.prepare("to-chuc.zip", file))), floor);
        assertThat(shown[0].difference().changes()).isEmpty();
        for (OrganisationFormat format : OrganisationFormat.values()) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            row(report, "export " + format, sql.of(() -> driver.as("admin", () -> {
                organisation.export(format, target);
                return target.size();
            })), floor);
            row(report, "difference of export %s, %d kB".formatted(format, target.size() / 1000),
                    sql.of(() -> shown[0] = driver.as("admin", () ->
                            organisation.prepare("to-chuc." + format.suffix(), target.toByteArray()))), floor);
            assertThat(shown[0].difference()).isEqualTo(new OrganisationDifference(List.of(), List.of()));
        }
        report.write();
    }

    /** The same rows into tables with the same indexes and constraints. */
    private int floor() {
        jdbc.sql("create table floor_body (like body including all)").update();
        jdbc.sql("create table floor_account (like account including all)").update();
        jdbc.sql("create table floor_post (like post including all)").update();
        jdbc.sql("create table floor_holder (like holder including all)").update();
        int rows = jdbc.sql("""
                insert into floor_body (code, name, kind, level, parent, valid_from)
                select 'Z' || i, 'Cơ quan số ' || i, 'OFFICE', 'COMMUNE', 'TU', date '2024-01-01'
                from generate_series(1, :bodies) i""").param("bodies", BODIES).update();
        rows += jdbc.sql("""
                insert into floor_account (username, display_name) select 'z' || i || '.' || j, 'Chuyên viên ' || j
                from generate_series(1, :bodies) i, generate_series(1, :posts) j""")
                .param("bodies", BODIES).param("posts", POSTS_OF_A_BODY).update();
        rows += jdbc.sql("""
                insert into floor_post (id, body, role, title, valid_from)
                select 'Z' || i || ':specialist' || j, 'Z' || i, 'specialist', 'Chuyên viên ' || j, date '2024-01-01'
                from generate_series(1, :bodies) i, generate_series(1, :posts) j""")
                .param("bodies", BODIES).param("posts", POSTS_OF_A_BODY).update();
        return rows + jdbc.sql("""
                insert into floor_holder (post_id, username, valid_from)
                select 'Z' || i || ':specialist' || j, 'z' || i || '.' || j, date '2024-01-01'
                from generate_series(1, :bodies) i, generate_series(1, :posts) j""")
                .param("bodies", BODIES).param("posts", POSTS_OF_A_BODY).update();
    }

    private static byte[] archive() throws Exception {
        StringBuilder bodies = new StringBuilder("Mã,Tên,Loại,Cấp,Cấp trên,Từ ngày\n");
        StringBuilder accounts = new StringBuilder("Tài khoản,Tên hiển thị\n");
        StringBuilder posts = new StringBuilder("Mã vị trí,Cơ quan,Vai trò,Chức danh,Từ ngày\n");
        StringBuilder holders = new StringBuilder("Mã vị trí,Tài khoản,Từ ngày\n");
        for (int i = 1; i <= BODIES; i++) {
            bodies.append("Z%1$d,Cơ quan số %1$d,Văn phòng,Xã,TU,01/01/2024\n".formatted(i));
            for (int j = 1; j <= POSTS_OF_A_BODY; j++) {
                accounts.append("z%1$d.%2$d,Chuyên viên %2$d\n".formatted(i, j));
                posts.append("Z%1$d:specialist%2$d,Z%1$d,Chuyên viên,Chuyên viên %2$d,01/01/2024\n".formatted(i, j));
                holders.append("Z%1$d:specialist%2$d,z%1$d.%2$d,01/01/2024\n".formatted(i, j));
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (CharSequence table : new CharSequence[] {bodies, accounts, posts, holders}) {
                zip.putNextEntry(new ZipEntry("table" + table.length() + ".csv"));
                zip.write(table.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }

    private static void row(BenchReport report, String step, Cost cost, Cost floor) {
        report.line("%-40s %9d %9.0f %9.0f %9.1f", step, cost.exchanges(), cost.sqlMillis(), cost.millis(),
                cost.millis() / floor.millis());
    }
}
