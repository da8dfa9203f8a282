package vn.directive.consultation.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.RoundMode;
import vn.directive.organisation.OrganisationImport;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;

/** Whether a round to a thousand bodies costs as much a body as one to a hundred: to open, and to answer. */
@Bench
class RoundOpeningBench extends ConsultationScenario {

    private static final int FEW = 100;
    private static final int MANY = 1_000;
    private static final int ANSWERS = 30;

    @Autowired
    private OrganisationImport organisation;
    @Autowired
    private SqlMeter sql;

    @Test
    void oneBodyCostsTheSameInALargeRound() throws Exception {
        List<String> bodies = hamlets(MANY);
        measure(bodies.subList(0, FEW));
        Measured few = measure(bodies.subList(0, FEW));
        Measured many = measure(bodies);

        BenchReport report = new BenchReport(RoundOpeningBench.class, "round", "A comment round to many bodies");
        report.line("%-28s %12s %12s %8s", "a body", FEW + " bodies", MANY + " bodies", "ratio");
        compare(report, "open", few.opening(), FEW, many.opening(), MANY);
        compare(report, "acknowledge, write, send", few.answering(), ANSWERS, many.answering(), ANSWERS);
        report.write();
    }

    private record Measured(Cost opening, Cost answering) {}

    private Measured measure(List<String> bodies) throws Exception {
        dossierWithDraft();
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation(bodies.toArray(String[]::new)));
        sign();
        Cost opening = sql.of(this::executeJobs);
        Cost answering = sql.of(() -> {
            bodies.subList(0, ANSWERS).forEach(body -> reply(body, "stance", "AGREES"));
            return null;
        });
        return new Measured(opening, answering);
    }

    private static void compare(BenchReport report, String what, Cost few, int fewBodies, Cost many, int manyBodies) {
        row(report, what + ", ms", few.millis() / fewBodies, many.millis() / manyBodies);
        row(report, "  of it SQL, ms", few.sqlMillis() / fewBodies, many.sqlMillis() / manyBodies);
        row(report, "  exchanges with it", (double) few.exchanges() / fewBodies,
                (double) many.exchanges() / manyBodies);
    }

    private static void row(BenchReport report, String what, double few, double many) {
        report.line("%-28s %12.1f %12.1f %8.2f", what, few, many, many / few);
    }

    /** Hamlets of one commune, each with the three people who answer. */
    private List<String> hamlets(int count) {
        String mark = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        List<String> codes = IntStream.rangeClosed(1, count).mapToObj(n -> "AP%s%04d".formatted(mark, n)).toList();
        StringBuilder yaml = new StringBuilder("validFrom: 2020-10-27\nbodies:\n");
        for (String code : codes) {
            yaml.append("""
                      - code: %1$s
                        name: Ấp %1$s
                        kind: RESIDENTIAL_UNIT
                        level: HAMLET
                        parent: HULN
                        posts:
                          - {role: leader, title: Bí thư chi bộ ấp %1$s, holder: %2$s}
                          - {role: specialist, title: Chuyên viên ấp %1$s, holder: %3$s}
                          - {role: clerk, title: Văn thư ấp %1$s, holder: %4$s}
                    """.formatted(code, user(code, "leader"), user(code, "specialist"), user(code, "clerk")));
        }
        organisation.apply(new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8)));
        return codes;
    }
}
