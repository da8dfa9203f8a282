package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.directive.audit.Reason;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.directive.Phase;
import vn.directive.document.RegisterImport;
import vn.directive.issuance.process.IssuanceProcess;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.Reform;
import vn.directive.organisation.Reforms;
import vn.directive.organisation.Reforms.Affected;
import vn.directive.organisation.Reforms.Count;
import vn.directive.organisation.Reforms.Waiting;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.reporting.Periods;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.ReferenceCase;

/**
 * The reform of 2025 as it met Bình Phước: the boards of mass mobilisation and of propaganda became one in March; on
 * 1 July the districts ended, the province went into Đồng Nai and the communes were regrouped, each with three
 * agencies. Meanwhile the reference case is in force with a quarter's returns half collected, and comment rounds are
 * open. The organisation is data: {@code reference/reform-*.yaml}. A database of its own, because none goes back.
 */
@TestPropertySource(properties = "spring.application.name=reform-2025")
class ReformOfBinhPhuocTest extends ProcessScenario {

    private static final String MARCH = "1995-QĐ/TU";
    private static final String JULY = "01-QĐ/TU";
    private static final LocalDate FIRST_OF_JULY = LocalDate.of(2025, 7, 1);
    private static final Reason REASON = new Reason("Sắp xếp tổ chức bộ máy của hệ thống chính trị");
    /** Who takes what the decision gives to nobody, as the Standing Committee answered when it was asked. */
    private static final Map<String, String> ANSWERS = Map.of("HULN", "XLH", "DUK", "DUCCQDN", "HUBDP", "PBL",
            "HUBGM", "PPL", "HUPR", "XTL", "HUHQ", "PBL");

    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private Organisation organisation;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private RegisterImport registerImport;
    @Autowired
    private Reforms reforms;
    @Autowired
    private List<Responsibilities> responsibilities;
    @Autowired
    private Periods periods;
    @Autowired
    private Rounds rounds;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyObligationHasOneOwnerAndNoFigureIsLostOrDoubledThroughBothReforms() {
        ReferenceCase inForce = inForceSince(LocalDate.of(2025, 1, 6));
        ReferenceCase inFirstRound = new ReferenceCase(driver, calendar, ReferenceCase.FIRST_LETTER,
                LocalDate.of(2025, 3, 4), "Công tác dân vận của chính quyền");
        inFirstRound.open();
        inFirstRound.meet();
        inFirstRound.concludeNotice();
        inFirstRound.draft();
        inFirstRound.openWrittenRound();
        List<String> asked = driver.bodiesWith(inFirstRound.directiveId(), CommentRequestProcess.Nodes.ACKNOWLEDGE);
        assertThat(asked).contains("BTGTU").doesNotContain("BDVTU");
        inFirstRound.answer("BTCTU", true);
        inFirstRound.answer("HULN", false);
        openQuarter(inForce, LocalDate.of(2025, 3, 14));
        inForce.report(7, 12);

        merge();

        assertThat(directives.get(inForce.directiveId()).leadBody()).isEqualTo("BTGDVTU");
        assertThat(directives.get(inForce.directiveId()).coordinatingBodies()).as("who helped to draft what is issued")
                .containsExactly("BTGTU", "VPTU");
        assertThat(directives.get(inFirstRound.directiveId()).coordinatingBodies())
                .as("a board that leads does not help itself").containsExactly("VPTU");
        assertThat(owners(inFirstRound.directiveId())).containsEntry("BTGTU", "BTGDVTU").containsEntry("BTCTU", "BTCTU");
        inForce.report(Integer.MAX_VALUE, 12);
        inForce.synthesisePeriod();
        assertThat(totals(inForce)).containsOnly(15L * 12);
        answerAsDeputyBoard(inFirstRound);
        driver.moveClockTo(LocalDate.of(2025, 3, 21));
        driver.executeJobs(inFirstRound.directiveId());
        assertThat(rounds.requests(round(inFirstRound))).filteredOn(r -> r.state() == RequestState.ANSWERED)
                .extracting(Rounds.RequestView::body).containsExactlyInAnyOrder("BTCTU", "HULN", "BTGTU");

        ReferenceCase inGrassrootsRound = inGrassrootsRound(LocalDate.of(2025, 6, 4));
        UUID grassroots = round(inGrassrootsRound);
        openQuarter(inForce, LocalDate.of(2025, 6, 16));
        inForce.report(7, 20);
        driver.moveClockTo(LocalDate.of(2025, 6, 26));
        List<String> below = driver.bodiesWith(inGrassrootsRound.directiveId(), CommentRequestProcess.Nodes.ACKNOWLEDGE);
        for (int i = 0; i < 7; i++) {
            inGrassrootsRound.collectFromBelow(below.get(i), ReferenceCase.delegates(i, below.size()));
        }
        int delegatesBefore = delegates(inGrassrootsRound);

        UUID reform = endOfDistricts();

        assertThat(delegates(inGrassrootsRound)).isEqualTo(delegatesBefore).isPositive();
        decideWhatWaits(reform);
        everyObligationHasALivingOwner();
        everyTaskIsForSomebody();
        driver.executeJobs(inForce.directiveId());
        collectTheRest(inForce);
        assertThat(totals(inForce)).as("15 returns, each in the sum once").containsOnly(15L * 20);
        assertThat(period(inForce).coverage()).isEqualTo("15/15 đơn vị");
        answerTheRest(inGrassrootsRound, grassroots, below);
        assertThat(delegates(inGrassrootsRound)).isEqualTo(ReferenceCase.DELEGATES);

        theNextDirectiveOfTheNewCommitteeTakesTheSameSymbol(inForce, inGrassrootsRound);
        thePapersStay(inForce);
    }

    private ReferenceCase inForceSince(LocalDate issuedOn) {
        ReferenceCase reference = new ReferenceCase(driver, calendar, ReferenceCase.ISSUED, issuedOn,
                ReferenceCase.SUBJECT);
        reference.open();
        reference.meet();
        reference.concludeNotice();
        reference.draft();
        reference.writtenRound();
        reference.conferenceRound();
        reference.grassrootsRound();
        reference.issue();
        reference.acknowledge(Integer.MAX_VALUE);
        reference.plan(Integer.MAX_VALUE);
        assertThat(directives.get(reference.directiveId()).symbol()).isEqualTo("22-CT/TU");
        return reference;
    }

    private ReferenceCase inGrassrootsRound(LocalDate letterOn) {
        ReferenceCase reference = new ReferenceCase(driver, calendar, ReferenceCase.THIRD_LETTER, letterOn,
                "Xây dựng khối đại đoàn kết toàn dân tộc").ledBy("BTGDVTU", List.of("VPTU", "BTCTU"));
        reference.open();
        reference.meet();
        reference.concludeNotice();
        reference.draft();
        reference.writtenRound();
        reference.conferenceRound();
        reference.openGrassrootsRound();
        return reference;
    }

    private void openQuarter(ReferenceCase reference, LocalDate day) {
        driver.moveClockTo(day);
        driver.executeJobs(reference.directiveId());
        reference.openPeriod("QUARTER");
    }

    /** March: two boards become one, their people with them; everything has one heir. */
    private void merge() {
        importFile("reform-2025-03.yaml");
        LocalDate day = LocalDate.of(2025, 3, 17);
        UUID reform = prepare(MARCH, day, "Hợp nhất Ban Tuyên giáo và Ban Dân vận", Set.of());
        driver.as("admin", () -> reforms.confirm(reform, REASON));
        Affected before = driver.as("admin", () -> reforms.affected(reform));
        assertThat(before.counts()).extracting(Count::undecided).containsOnly(0L);
        assertThat(before.words()).contains("việc đang mở", "1 yêu cầu góp ý chưa trả lời", "9 nhiệm vụ trọng tâm", "sổ đăng ký văn bản");

        driver.moveClockTo(day);
        assertThat(reforms.carryOutDue()).isOne();

        assertThat(driver.as("admin", () -> reforms.moves(reform))).hasSameSizeAs(before.things());
        assertThat(open(List.of("BDVTU", "BTGTU"))).isEmpty();
        everyTaskIsForSomebody();
    }

    /** July: most have one heir, some have none. */
    private UUID endOfDistricts() {
        importFile("reform-dong-nai.yaml");
        importFile("reform-2025-07.yaml");
        registerImport.apply(new ByteArrayInputStream("""
                terms:
                  - {body: TUDN, label: 2020-2025, from: 2020-10-15, to: 2025-10-14}
                registers:
                  - {owner: TUDN, type: CT, scope: TERM, key: 2020-2025, openedOn: 2020-10-15, next: 22}
                """.getBytes(StandardCharsets.UTF_8)));
        UUID reform = prepare(JULY, FIRST_OF_JULY, "Kết thúc cấp huyện, hợp nhất tỉnh, sắp xếp xã, phường",
                Set.of("HUBDG→XBB"));
        assertThat(driver.as("admin", () -> reforms.affected(reform)).conflicts()).isEmpty();
        driver.as("admin", () -> reforms.confirm(reform, REASON));
        Affected before = driver.as("admin", () -> reforms.affected(reform));
        assertThat(before.words()).contains("8 báo cáo định kỳ chưa được chấp nhận", "yêu cầu góp ý chưa trả lời");
        assertThat(before.things()).filteredOn(thing -> thing.successor() == null)
                .extracting(thing -> thing.what().owner()).isNotEmpty().allMatch(ANSWERS::containsKey);

        driver.moveClockTo(FIRST_OF_JULY);
        assertThat(reforms.carryOutDue()).isOne();
        assertThat(reforms.carryOutDue()).isZero();

        Set<String> waiting = driver.as("admin", () -> reforms.queue(null)).stream().map(Waiting::from)
                .collect(Collectors.toSet());
        assertThat(open(ended()).stream().map(Responsibility::owner)).as("only what waits is left to ended bodies")
                .allMatch(waiting::contains);
        everyTaskIsForSomebody();
        assertThat(jdbc.sql("select count(*) from audit_entry where details ->> 'symbol' = ? and action = 'reform.move'")
                .param(JULY).query(Long.class).single())
                .isEqualTo(before.things().stream().filter(thing -> thing.successor() != null).count());
        return reform;
    }

    private UUID prepare(String symbol, LocalDate day, String title, Set<String> heirsOfSplits) {
        return driver.as("admin", () -> reforms.prepare(new Reforms.Proposal(symbol, day, title,
                reforms.onRecord(symbol, day).stream().map(item -> new Reform.Item(item.predecessor(),
                        item.successor(), item.kind(), item.takesWork()
                        || heirsOfSplits.contains(item.predecessor() + "→" + item.successor()),
                        movesPeople(item))).toList())));
    }

    /** Bodies whose successor has nobody yet bring their people; so does the office, which goes on serving. */
    private boolean movesPeople(Reform.Item item) {
        return item.takesWork() && !item.predecessor().equals(item.successor())
                && (item.predecessor().equals("VPTU") || !jdbc.sql("select exists (select from post where body = ?)")
                        .param(item.successor()).query(Boolean.class).single());
    }

    private void decideWhatWaits(UUID reform) {
        ANSWERS.forEach((from, successor) -> driver.as("admin", () -> {
            List<UUID> ids = reforms.queue(null).stream().filter(w -> w.from().equals(from)).map(Waiting::id).toList();
            if (!ids.isEmpty()) {
                reforms.decide(ids, true, successor, new Reason("Ban Thường vụ Tỉnh ủy đã cho ý kiến"));
            }
        }));
        assertThat(driver.as("admin", () -> reforms.queue(null))).isEmpty();
        assertThat(driver.as("admin", () -> reforms.moves(reform))).extracting(Reforms.Moved::to).doesNotContainNull();
    }

    private void everyObligationHasALivingOwner() {
        assertThat(open(ended())).isEmpty();
        List<String> all = jdbc.sql("select distinct code from body").query(String.class).list();
        List<Responsibility> open = open(all);
        assertThat(open).extracting(what -> what.kind() + " " + what.id()).filteredOn(id -> id.startsWith("report-request")
                || id.startsWith("round-request")).doesNotHaveDuplicates().isNotEmpty();
        assertThat(open).allSatisfy(what -> assertThat(organisation.find(what.owner())).as(what.toString()).isPresent());
    }

    private void everyTaskIsForSomebody() {
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            List<GroupId> groups = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId).filter(group -> group != null)
                    .map(group -> GroupId.parse(group).orElseThrow()).toList();
            assertThat(task.getAssignee() != null || !organisation.members(groups).isEmpty())
                    .as("%s of %s is for somebody: %s", task.getName(), task.getProcessDefinitionId(), groups).isTrue();
        }
    }

    private Map<String, String> owners(UUID directive) {
        return rounds.requests(rounds.ofDirective(directive).get(0).id()).stream()
                .collect(Collectors.toMap(Rounds.RequestView::body, Rounds.RequestView::owner));
    }

    /** The propaganda board was asked by the board that it is one with now; its own people still answer. */
    private void answerAsDeputyBoard(ReferenceCase reference) {
        UUID directive = reference.directiveId();
        driver.complete("bdvtu.clerk", directive, CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        driver.complete("btgtu.specialist", directive, CommentRequestProcess.Nodes.PREPARE,
                Map.of("stance", "AGREES", "generalOpinion", "Thống nhất với dự thảo"));
        driver.complete("bdvtu.leader", directive, CommentRequestProcess.Nodes.APPROVE, sent("BTGDVTU"));
    }

    private void collectTheRest(ReferenceCase reference) {
        UUID directive = reference.directiveId();
        String figures = periods.indicators(period(reference).id()).stream()
                .map(indicator -> "%s | %s | 20".formatted(indicator.code(), indicator.name()))
                .collect(Collectors.joining("\n"));
        periods.requests(period(reference).id()).stream()
                .filter(request -> request.state() == vn.directive.reporting.RequestState.REQUESTED).forEach(request -> {
                    String id = request.id().toString();
                    completeOwn(request.owner(), "specialist", directive, ReportRequestProcess.PREPARE_RETURN, id,
                            Map.of("figureRows", figures, "summary", "Triển khai đúng kế hoạch",
                                    "progressRows", "Nắm tình hình Nhân dân | Đã tổ chức đối thoại | | |"));
                    completeOwn(request.owner(), "leader", directive, ReportRequestProcess.APPROVE_RETURN, id,
                            Map.of("outcome", "SEND"));
                    driver.completeWhere("bdvtu.specialist", directive, ReportRequestProcess.CHECK_RETURN, "requestId",
                            id, Map.of("outcome", "ACCEPT"));
                });
        reference.synthesisePeriod(organisation.members(GroupId.parse("BTVTUDN:member").orElseThrow()).get(0));
    }

    private void answerTheRest(ReferenceCase reference, UUID round, List<String> asked) {
        UUID directive = reference.directiveId();
        rounds.requests(round).stream().filter(request -> request.state() == RequestState.SENT).forEach(request -> {
            int delegates = ReferenceCase.delegates(asked.indexOf(request.body()), asked.size());
            String id = request.id().toString();
            completeOwn(request.owner(), "clerk", directive, CommentRequestProcess.Nodes.ACKNOWLEDGE, id,
                    Map.of("outcome", "ACCEPT"));
            completeOwn(request.owner(), "specialist", directive, CommentRequestProcess.Nodes.UNIT_RESULTS, id,
                    Map.of("units", "Các chi bộ của %s cũ | 24/6/2025 | %d | 4 | 3 | 1 | 0".formatted(request.body(),
                            delegates)));
            completeOwn(request.owner(), "specialist", directive, CommentRequestProcess.Nodes.PREPARE, id,
                    Map.of("stance", "AGREES", "generalOpinion", "Đa số thống nhất với dự thảo"));
            completeOwn(request.owner(), "leader", directive, CommentRequestProcess.Nodes.APPROVE, id,
                    sent(request.owner()));
        });
        driver.executeJobs(directive);
    }

    private Map<String, Object> sent(String body) {
        return Map.of("outcome", "SEND", "replySymbol", "87-CV/" + body,
                "replyDated", LocalDate.now(driver.clock()).toString());
    }

    private void completeOwn(String owner, String role, UUID directive, String task, String request,
            Map<String, Object> form) {
        String person = organisation.members(GroupId.parse(owner + ":" + role).orElseThrow()).get(0);
        driver.completeWhere(person, directive, task, "requestId", request, form);
    }

    private void theNextDirectiveOfTheNewCommitteeTakesTheSameSymbol(ReferenceCase old, ReferenceCase next) {
        next.synthesise("còn lại | Tiếp thu | Đã chỉnh lý dự thảo");
        next.submit();
        next.vote();
        driver.moveClockTo(next.day(ReferenceCase.ISSUED));
        next.complete("btvtudn.leader", IssuanceProcess.Elements.SIGN_DIRECTIVE, Map.of("outcome", "SIGN"));
        next.ledBy("BTGDVTUDN", List.of()).release();

        assertThat(directives.get(next.directiveId()).symbol()).isEqualTo("22-CT/TU");
        assertThat(directives.get(next.directiveId()).phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(directives.get(next.directiveId()).issuer()).isEqualTo("BTVTUDN");
        assertThat(directives.get(old.directiveId()).symbol()).isEqualTo("22-CT/TU");
        assertThat(jdbc.sql("""
                select r.owner || ' ' || n.number from document_number n join number_register r on r.id = n.register_id
                where n.symbol = '22-CT/TU' order by 1""").query(String.class).list()).containsExactly("TU 22", "TUDN 22");
        assertThat(jdbc.sql("select closed_on from number_register where owner = 'TU' and type_code = 'CT'")
                .query(LocalDate.class).single()).isEqualTo(FIRST_OF_JULY.minusDays(1));
    }

    /** What was issued in the name of a body stays in it. */
    private void thePapersStay(ReferenceCase old) {
        assertThat(jdbc.sql("""
                select distinct body_name(body, issued_on) from document
                where directive_id = ? and state = 'ISSUED' and symbol = '22-CT/TU'""").param(old.directiveId())
                .query(String.class).list()).containsExactly("Ban Thường vụ Tỉnh ủy");
    }

    private List<Responsibility> open(Collection<String> bodies) {
        return responsibilities.stream().flatMap(part -> part.of(bodies).stream()).toList();
    }

    private List<String> ended() {
        return jdbc.sql("select code from body group by code having max(coalesce(valid_to, 'infinity')) < ?")
                .param(LocalDate.now(driver.clock())).query(String.class).list();
    }

    private UUID round(ReferenceCase reference) {
        return latestRound(reference).id();
    }

    private int delegates(ReferenceCase reference) {
        return latestRound(reference).units().delegates();
    }

    private Rounds.RoundView latestRound(ReferenceCase reference) {
        List<Rounds.RoundView> all = rounds.ofDirective(reference.directiveId());
        return all.get(all.size() - 1);
    }

    private PeriodView period(ReferenceCase reference) {
        return periods.ofDirective(reference.directiveId()).stream().filter(p -> p.kind().equals("QUARTER"))
                .reduce((earlier, later) -> later).orElseThrow();
    }

    private List<Long> totals(ReferenceCase reference) {
        return periods.totals(period(reference).id()).stream().map(Periods.TotalView::total).toList();
    }

    private void importFile(String name) {
        try {
            organisationImport.apply(new ByteArrayInputStream(
                    new ClassPathResource("reference/" + name).getContentAsByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
