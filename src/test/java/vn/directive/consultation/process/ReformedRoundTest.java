package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.directive.organisation.SuccessionKind.DISSOLVE;
import static vn.directive.organisation.SuccessionKind.MERGE;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.Reason;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.directive.Watches;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Reforms;
import vn.directive.organisation.Reforms.Affected;
import vn.directive.organisation.Reforms.Proposal;
import vn.directive.organisation.Reforms.Waiting;
import vn.directive.organisation.VacancyQueue;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.support.StatementCounter;

/** Bodies are merged, renamed and dissolved while a round asks them and one of them runs it. */
@Transactional
class ReformedRoundTest extends ConsultationScenario {

    /** A week after the round began and before its deadline. */
    private static final LocalDate DAY = LocalDate.of(2023, 6, 26);
    private static final Reason REASON = new Reason("Sắp xếp tổ chức bộ máy");

    @Autowired
    private Reforms reforms;
    @Autowired
    private OrganisationImport importer;
    @Autowired
    private VacancyQueue vacancies;
    @Autowired
    private Watches watches;
    @Autowired
    private StatementCounter statements;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoBoardsAndTheOneTheyBecome() {
        organisation(board("XA", "2021-01-01", "leader", "specialist", "clerk"),
                board("XB", "2021-01-01", "leader", "specialist", "clerk"), board("XN", DAY.toString()));
    }

    @Test
    void twoBodiesGoOnAnsweringAsTheOneTheyBecame() {
        aWrittenRoundTo("XA", "XB", "MTTQ");
        accept("XA");
        prepare("XA", "stance", "AGREES");
        accept("XB");
        Task preparing = task("xb.specialist", Nodes.PREPARE);
        driver.as("xb.specialist", () -> engine.getTaskService().claim(preparing.getId(), "xb.specialist"));
        Task approving = task("xa.leader", Nodes.APPROVE);
        driver.as("xa.leader", () -> engine.getTaskService().claim(approving.getId(), "xa.leader"));
        jdbc.sql("insert into calendar_feed (username, body, token_hash, created_at) values "
                + "('xa.leader', 'XA', 'one', now()), ('xa.leader', 'XB', 'two', now())").update();
        UUID reform = prepared(new Item("XA", "XN", MERGE, true, true), Item.of("XB", "XN", MERGE));

        List<String> before = engineRows();
        Affected affected = admin(() -> reforms.affected(reform));
        assertThat(affected.conflicts()).isEmpty();
        assertThat(affected.words()).startsWith("2 việc đang mở, 2 quy trình đang chạy");
        assertThat(affected.things()).filteredOn(thing -> thing.what().kind().equals("task"))
                .extracting(thing -> thing.what().owner() + " → " + thing.successor() + ": " + thing.what().title())
                .hasSize(2).allMatch(text -> text.contains(" → XN: ")
                        && text.contains(driver.dossierNumber(directiveId)));
        assertThat(engineRows()).as("a dry run").isEqualTo(before);

        confirmAndCarryOut(reform);
        assertThat(admin(() -> reforms.moves(reform))).extracting(move -> move.kind() + move.id() + move.from()
                + move.to())
                .containsExactlyInAnyOrderElementsOf(affected.things().stream().map(thing -> thing.what().kind()
                        + thing.what().id() + thing.what().owner() + thing.successor()).toList());
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'reform.move' and reason = :reason "
                + "and details ->> 'symbol' = '01-QĐ/TU' and directive_id = :id").param("id", directiveId)
                .param("reason", "Quyết định 01-QĐ/TU: Sắp xếp các ban").query(Integer.class).single())
                .isEqualTo((int) affected.things().stream().filter(t -> directiveId.equals(t.what().directiveId()))
                        .count());

        assertThat(jdbc.sql("select body from calendar_feed where username = 'xa.leader'").query(String.class).list())
                .containsExactly("XN");
        assertThat(jdbc.sql("select text from notice where recipient = 'xa.leader' and title like 'Nhận việc theo%'")
                .query(String.class).list()).singleElement().asString()
                .contains("Quyết định 01-QĐ/TU: Sắp xếp các ban", "2 việc đang mở");
        assertThat(open(approving).getAssignee()).as("still in the group").isEqualTo("xa.leader");
        assertThat(groups(approving)).containsExactly("XN:leader");
        assertThat(open(preparing).getAssignee()).as("has no post there").isNull();
        assertThat(groups(preparing)).containsExactly("XN:specialist");
        assertThat(engine.getTaskService().getVariableLocal(preparing.getId(), "dossierBody")).isEqualTo("Ban XN");
        assertThatThrownBy(() -> driver.as("xb.specialist",
                () -> engine.getTaskService().claim(preparing.getId(), "xb.specialist")))
                .isInstanceOf(AuthorizationException.class);
        complete("xa.leader", Nodes.APPROVE, sending());
        complete("xa.specialist", Nodes.PREPARE, form("stance", "AGREES"));
        complete("xa.leader", Nodes.APPROVE, sending());
        assertThat(request("XA").state()).isEqualTo(RequestState.ANSWERED);
        assertThat(request("XB").state()).isEqualTo(RequestState.ANSWERED);

        List<String> after = engineRows();
        reforms.carryOutDue();
        admin(() -> reforms.carryOut(reform));
        assertThat(reforms.followUp()).isZero();
        assertThat(engineRows()).as("carried out once").isEqualTo(after);
    }

    @Test
    void aTimerOpensTheNextStepForTheSuccessorOfTheLeadBody() {
        organisation(board("XL", DAY.toString()));
        aWrittenRoundTo("XA");
        UUID reform = prepared(new Item("BDVTU", "XL", MERGE, true, true));
        confirmAndCarryOut(reform);
        assertThat(groups(task(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW))).containsExactly("XL:specialist");
        moveClockTo(DEADLINE.plusDays(4));
        executeJobs();
        Task synthesis = task(SPECIALIST, CommentRoundProcess.Nodes.SYNTHESISE);
        assertThat(groups(synthesis)).containsExactly("XL:specialist");
        assertThat(engine.getRuntimeService().getVariable(round.getId(), "leadBody")).isEqualTo("XL");
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(round.getId())
                .variableName("leadBody").singleResult().getValue()).isEqualTo("XL");
    }

    @Test
    void whoSubmittedDoesNotApproveAsTheOnlyLeaderOfTheSuccessor() {
        organisation("""
                  - {code: XM, name: Ban XM, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2023-06-26, posts: [
                     {role: leader, title: Trưởng ban, holder: xa.specialist, validFrom: 2023-06-26}]}
                """);
        aWrittenRoundTo("XA");
        accept("XA");
        prepare("XA", "stance", "AGREES");
        Task approving = task("xa.leader", Nodes.APPROVE);
        confirmAndCarryOut(prepared(Item.of("XA", "XM", MERGE)));
        assertThat(groups(approving)).contains("XM:leader", "TU:leader");
        assertThat(jdbc.sql("select reason from vacancy where task_id = :id").param("id", approving.getId())
                .query(String.class).single()).contains("Không còn ai khác người đã trình");
        assertThatThrownBy(() -> complete("xa.specialist", Nodes.APPROVE, sending()))
                .hasStackTraceContaining("không được duyệt kết quả của chính mình");
    }

    @Test
    void whatNobodyTakesWaitsForAPersonAndCanBeDoneMeanwhile() {
        aWrittenRoundTo("XA", "XB");
        Task waiting = task("xa.clerk", Nodes.ACKNOWLEDGE);
        UUID reform = prepared(new Item("XA", null, DISSOLVE, false, false), Item.of("XB", "XN", MERGE));
        assertThat(admin(() -> reforms.affected(reform)).counts()).filteredOn(count -> count.kind().equals("task"))
                .singleElement().satisfies(count -> {
                    assertThat(count.number()).isEqualTo(2);
                    assertThat(count.undecided()).isOne();
                });
        confirmAndCarryOut(reform);
        assertThat(groups(waiting)).containsExactlyInAnyOrder("XA:clerk", "TU:leader");
        assertThat(vacancies.open()).filteredOn(v -> v.taskId().equals(waiting.getId())).singleElement()
                .satisfies(v -> assertThat(v.reason()).startsWith("Cơ quan đã kết thúc"));
        assertThat(reforms.followUp()).isZero();

        List<Waiting> queue = admin(() -> reforms.queue(reform));
        assertThat(queue).filteredOn(row -> row.title().contains(driver.dossierNumber(directiveId))).singleElement()
                .satisfies(row -> {
                    assertThat(row.fromName()).isEqualTo("Ban XA");
                    assertThat(row.candidates()).isEmpty();
                });
        List<UUID> ids = List.of(queue.get(0).id());
        assertThatThrownBy(() -> admin(() -> reforms.decide(ids, true, " ", REASON)))
                .isInstanceOf(DomainException.class)
                .hasMessage("Hãy chọn cơ quan tiếp nhận.");
        assertThatThrownBy(() -> admin(() -> reforms.decide(ids, true, "XA", REASON)))
                .hasMessage("Không có cơ quan nào đang hoạt động với mã “XA”.");
        assertThatThrownBy(() -> admin(() -> reforms.decide(List.of(), true, "XN", REASON)))
                .hasMessage("Hãy chọn ít nhất một mục đang chờ.");
        assertThatThrownBy(() -> driver.as("vptu.manager", () -> reforms.decide(ids, true, "MTTQ", REASON)))
                .isInstanceOf(NotAllowedException.class);
        assertThat(admin(() -> reforms.decide(ids, true, "mttq", REASON))).isEqualTo(queue.size());
        assertThat(groups(waiting)).containsExactly("MTTQ:clerk");
        assertThat(admin(() -> reforms.queue(null))).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'reform.decide' and actor = 'admin' "
                + "and reason = :reason and directive_id = :id").param("reason", REASON.text()).param("id", directiveId)
                .query(Integer.class).single()).isGreaterThanOrEqualTo(2);
        assertThatThrownBy(() -> admin(() -> reforms.decide(ids, true, "MTTQ", REASON)))
                .hasMessageContaining("đã xong hoặc đã được quyết định");
        complete("mttq.clerk", Nodes.ACKNOWLEDGE, form("outcome", "ACCEPT"));
        complete("mttq.specialist", Nodes.PREPARE, form("stance", "AGREES"));
        complete("mttq.leader", Nodes.APPROVE, sending());
        assertThat(request("XA").state()).isEqualTo(RequestState.ANSWERED);
    }

    @Test
    void whatAppearsLaterForAnEndedBodyFollows() {
        confirmAndCarryOut(prepared(new Item("XA", "XN", MERGE, true, true)));
        start("comment-round", java.util.Map.of(CommentRoundProcess.ROUND_NUMBER.name(), 1,
                CommentRoundProcess.ROUND_MODE.name(), "WRITTEN", "leadBody", "XA"));
        assertThat(groups(task("xa.specialist", CommentRoundProcess.Nodes.PREPARE))).contains("XN:specialist");
        assertThat(reforms.followUp()).isGreaterThanOrEqualTo(2);
        assertThat(groups(task("xa.specialist", CommentRoundProcess.Nodes.PREPARE))).containsExactly("XN:specialist");
        assertThat(reforms.followUp()).isZero();
    }

    @Test
    void aRestrictedDossierBecomesKnownToTheHeirOnly() {
        organisation(board("XO", DAY.toString(), "specialist"));
        String tenant = "tenant-" + directiveId;
        driver.as("xa.specialist", () -> watches.watch(directiveId));
        driver.as("xb.specialist", () -> watches.watch(directiveId));
        jdbc.sql("update directive set tenant_id = :tenant where id = :id").param("tenant", tenant)
                .param("id", directiveId).update();
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (:tenant, 'XA'), (:tenant, 'BDVTU'), "
                + "('tenant-other', 'XB')").param("tenant", tenant).update();
        UUID reform = prepared(new Item("XA", "XN", MERGE, true, true), Item.of("XB", "XO", MERGE));
        assertThat(admin(() -> reforms.affected(reform)).things())
                .as("administrators do not learn that there is one")
                .noneMatch(thing -> directiveId.equals(thing.what().directiveId()) || thing.what().owner()
                        .equals("XA"));
        confirmAndCarryOut(reform);
        assertThat(jdbc.sql("select tenant_id || ' ' || body_code from dossier_access where tenant_id in (:tenant, "
                + "'tenant-other') order by 1").param("tenant", tenant).query(String.class).list())
                .containsExactlyInAnyOrder(tenant + " BDVTU", tenant + " XN", "tenant-other XO");
        assertThat(admin(() -> reforms.moves(reform))).noneMatch(move -> directiveId.equals(move.directiveId()));
        assertThat(driver.as("xa.specialist", watches::mine)).extracting(Watches.Watched::directiveId)
                .contains(directiveId);
        assertThat(driver.as("xo.specialist", watches::mine)).isEmpty();
        assertThat(driver.as("xb.specialist", watches::mine)).as("watches on, and may no longer know").isEmpty();
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheBodies() throws Exception {
        String[] codes = IntStream.range(0, 6).mapToObj(n -> "XS" + n).toArray(String[]::new);
        organisation(Arrays.stream(codes).map(code -> board(code, "2021-01-01", "leader", "specialist", "clerk"))
                .toArray(String[]::new));
        aWrittenRoundTo(codes);
        UUID one = prepared(Item.of("XS0", "XN", MERGE));
        UUID five = admin(() -> reforms.prepare(new Proposal("02-QĐ/TU", DAY, "Sắp xếp nốt", Arrays.stream(codes)
                .skip(1)
                .map(code -> Item.of(code, "XN", MERGE)).toList())));
        List<Integer> counts = new ArrayList<>();
        for (UUID reform : List.of(one, five)) {
            counts.add(statements.during(() -> admin(() -> reforms.affected(reform))).size());
            counts.add(statements.during(() -> admin(() -> reforms.confirm(reform, REASON))).size());
        }
        moveClockTo(DAY);
        for (UUID reform : List.of(one, five)) {
            counts.add(statements.during(() -> admin(() -> reforms.carryOut(reform))).size());
        }
        assertThat(admin(() -> reforms.moves(five))).hasSizeGreaterThanOrEqualTo(10);
        assertThat(counts.get(2)).as("dry run").isEqualTo(counts.get(0));
        assertThat(counts.get(3)).as("confirming").isEqualTo(counts.get(1));
        assertThat(counts.get(5)).as("carrying out").isEqualTo(counts.get(4));
    }

    private static String board(String code, String from, String... roles) {
        return "  - {code: %1$s, name: Ban %1$s, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: %2$s, posts: [%3$s]}%n"
                .formatted(code, from, String.join(", ", Arrays.stream(roles).map(role ->
                        "{role: %s, title: Vị trí %s, holder: %s, validFrom: %s}".formatted(role, role, user(code,
                                role), from))
                        .toList()));
    }

    private void organisation(String... bodies) {
        importer.apply(new ByteArrayInputStream(("bodies:\n" + String.join("", bodies))
                .getBytes(StandardCharsets.UTF_8)));
    }

    private UUID prepared(Item... items) {
        return admin(() -> reforms.prepare(new Proposal("01-QĐ/TU", DAY, "Sắp xếp các ban", List.of(items))));
    }

    private void confirmAndCarryOut(UUID reform) {
        admin(() -> reforms.confirm(reform, REASON));
        moveClockTo(DAY);
        assertThat(reforms.carryOutDue()).isOne();
    }

    private <T> T admin(java.util.function.Supplier<T> work) {
        return driver.as("admin", work);
    }

    private void admin(Runnable work) {
        driver.as("admin", work);
    }

    private Task open(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
    }

    private List<String> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(org.camunda.bpm.engine.task.IdentityLink::getGroupId).filter(java.util.Objects::nonNull).sorted()
                        .toList();
    }

    private List<String> engineRows() {
        return jdbc.sql("""
                select cast(l as text) from act_ru_identitylink l union all
                select cast(t as text) from act_ru_task t union all
                select cast(v as text) from act_ru_variable v where task_id_ is null union all
                select cast(m as text) from reform_move m order by 1""").query(String.class).list();
    }
}
