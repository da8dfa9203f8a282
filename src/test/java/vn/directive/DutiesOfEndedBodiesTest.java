package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.KeyTasks;
import vn.directive.directive.KeyTasks.NewKeyTask;
import vn.directive.directive.Phase;
import vn.directive.directive.PlanOpening;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.drafting.Draftings;
import vn.directive.implementation.Inspections;
import vn.directive.implementation.InspectionService;
import vn.directive.implementation.Plans;
import vn.directive.implementation.Plans.PlanView;
import vn.directive.implementation.process.ImplementationPlanProcess;
import vn.directive.issuance.Receipts;
import vn.directive.issuance.process.DirectiveReceiptProcess;
import vn.directive.meeting.MeetingKind;
import vn.directive.meeting.MeetingPlan;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Meetings;
import vn.directive.meeting.process.MeetingPaperProcess;
import vn.directive.monitoring.DirectiveQueries;
import vn.directive.monitoring.WorkQueries;
import vn.directive.monitoring.WorkQueries.LateBody;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.organisation.Role;
import vn.directive.review.Reviews;
import vn.directive.review.process.ReviewRequestProcess;
import vn.directive.shared.web.Paging;
import vn.directive.support.HandMadeSuccession;

/** What two bodies answer for, in every phase of a directive, when they become one. */
class DutiesOfEndedBodiesTest extends ProcessScenario {

    private static final LocalDate REFORM = START.plusDays(1);
    private static final String TASK = "1. Nắm tình hình | Sổ theo dõi | Văn phòng | 20/06/2023 | 30/11/2023 |";

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private List<Responsibilities> kinds;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private PlanOpening planOpening;
    @Autowired
    private Plans plans;
    @Autowired
    private InspectionService inspections;
    @Autowired
    private Receipts receipts;
    @Autowired
    private Reviews reviews;
    @Autowired
    private Meetings meetings;
    @Autowired
    private Draftings draftings;
    @Autowired
    private Documents documents;
    @Autowired
    private KeyTasks keyTasks;
    @Autowired
    private WorkQueries work;
    @Autowired
    private DirectiveQueries dossiers;

    private HandMadeSuccession succession;
    private String north;
    private String south;
    private String united;

    @BeforeEach
    void twoBodiesThatWillBeOne() {
        succession = new HandMadeSuccession(jdbc, kinds);
        north = succession.body("Cơ quan Bắc", START.minusYears(3));
        south = succession.body("Cơ quan Nam", START.minusYears(3));
        united = succession.body("Cơ quan Hợp nhất", REFORM);
    }

    @AfterEach
    void forget() {
        succession.forget();
    }

    @Test
    void plansAreOwedOneByOneAndNobodyIsAskedAgain() {
        inForceFor(north, south, "MTTQ");
        planOpening.openNext(directiveId, 10);
        plan(north, north, ImplementationPlanProcess.ASSIGN_PLAN, Role.LEADER, Map.of("responsibleOffice",
                "Văn phòng"));
        merge();

        assertThat(planOpening.openNext(directiveId, 10)).isFalse();
        assertThat(plans.ofDirective(directiveId)).hasSize(3).filteredOn(p -> p.owner().equals(united))
                .extracting(PlanView::body).containsExactlyInAnyOrder(north, south);
        plan(south, united, ImplementationPlanProcess.ASSIGN_PLAN, Role.LEADER, Map.of("responsibleOffice",
                "Văn phòng"));
        for (String asked : List.of(north, south)) {
            plan(asked, united, ImplementationPlanProcess.MAKE_PLAN, Role.SPECIALIST,
                    Map.of("taskRows", TASK, "planText", "Kế hoạch của " + asked));
            plan(asked, united, ImplementationPlanProcess.SIGN_PLAN, Role.LEADER, Map.of("outcome", "SIGN"));
        }
        assertThat(plans.counts(directiveId).submitted()).isEqualTo(2);
        assertThat(documents.ofDossier(directiveId)).filteredOn(d -> d.kind() == DocumentKind.PLAN).hasSize(2);
    }

    @Test
    void anAcceptedPlanHasSomebodyWhoCarriesItOut() {
        inForceFor(north);
        planOpening.openNext(directiveId, 10);
        jdbc.sql("update implementation_plan set state = 'ACCEPTED' where directive_id = ?").param(directiveId)
                .update();
        UUID inspection = driver.as("bdvtu.specialist", () -> inspections.register(directiveId, south,
                new Inspections.Plan("Nội dung", "Đoàn", START, START.plusDays(9)), Inspections.Reason.PROGRAMME,
                        null));
        merge();
        assertThat(succession.of(united)).extracting(Responsibility::kind)
                .containsExactlyInAnyOrder("directive-addressee", "accepted-plan", "inspection");
        assertThat(inspections.get(inspection).owner()).isEqualTo(united);
        assertThat(directives.addressedBodies(directiveId)).containsExactly(united);
    }

    @Test
    void lateListsNameWhoOwesItNowOnceAndTheFigureAgrees() {
        inForceFor(north, south, "MTTQ");
        planOpening.openNext(directiveId, 10);
        merge();
        moveClockTo(START.plusDays(60));
        driver.as("vptu.manager", () -> {
            List<LateBody> late = work.lateBodies(directiveId, null, new Paging(0, 10)).items();
            assertThat(late).extracting(l -> l.body().code()).containsExactlyInAnyOrder(united, "MTTQ");
            assertThat(late).filteredOn(l -> l.body().code().equals(united)).singleElement().satisfies(l ->
                    assertThat(l.whats()).containsExactlyInAnyOrder("Kế hoạch thực hiện của Cơ quan Bắc",
                            "Kế hoạch thực hiện của Cơ quan Nam"));
        });
    }

    @Test
    void receiptsAreAcknowledgedOneByOne() {
        inForceFor(north, south);
        jdbc.sql("""
                insert into directive_receipt (id, directive_id, body, due_on)
                select gen_random_uuid(), ?, b, ? from unnest(?) b""")
                .params(directiveId, START.plusDays(5), new String[] {north, south}).update();
        transaction.executeWithoutResult(status -> receipts.sendNext(directiveId, 10));
        merge();
        moveClockTo(DirectiveFixtures.ISSUED_ON);
        for (int i = 0; i < 2; i++) {
            driver.completeWhere(user(united, Role.CLERK), directiveId,
                    DirectiveReceiptProcess.Elements.ACKNOWLEDGE_RECEIPT, "recipient", united,
                    Map.of("receivedOn", DirectiveFixtures.ISSUED_ON.toString()));
        }
        assertThat(jdbc.sql("select body from directive_receipt where directive_id = ? and state = 'RECEIVED'")
                .param(directiveId).query(String.class).list()).containsExactlyInAnyOrder(north, south);
    }

    @Test
    void reviewsWaitForEveryReportAndAskTheSuccessorOnce() {
        inForceFor(north, south, "MTTQ");
        UUID review = UUID.randomUUID();
        jdbc.sql("""
                insert into review (id, directive_id, kind, label, period_from, period_to, state, reports_due_on)
                values (?, ?, 'INTERIM_REVIEW', 'Sơ kết', '2023-01-01', '2023-06-01', 'COLLECTING', ?)""")
                .params(review, directiveId, START.plusDays(20)).update();
        transaction.executeWithoutResult(status -> assertThat(reviews.openNext(review, 1)).isTrue());
        merge();
        transaction.executeWithoutResult(status -> reviews.openNext(review, 10));
        int asked = jdbc.sql("select count(*) from review_request where review_id = ?").param(review)
                .query(Integer.class).single();
        List<String> owners = jdbc.sql("select distinct owner from review_request where review_id = ?").param(review)
                .query(String.class).list();
        assertThat(owners).containsExactlyInAnyOrder(united, "MTTQ");
        assertThat(asked).isEqualTo(2);
        driver.complete(user(united, Role.SPECIALIST), directiveId, ReviewRequestProcess.PREPARE_REPORT,
                Map.of("results", "Đạt", "shortcomings", "Không"));
        driver.complete(user(united, Role.LEADER), directiveId, ReviewRequestProcess.APPROVE_REPORT,
                Map.of("outcome", "SEND"));
        assertThat(reviews.summary(review)).startsWith("1/2");
    }

    @Test
    void papersAreSentOneByOneAndInvitationsBecomeOne() {
        openDossier();
        UUID meeting = meetings.open(directiveId);
        driver.as("bdvtu.specialist", () -> {
            meetings.plan(meeting, new MeetingPlan(MeetingKind.WORKSHOP, START.plusDays(9), "Hội trường", "Bí thư",
                    null,
                    List.of(north, south), List.of(), "Thảo luận", null));
            meetings.announce(meeting);
            meetings.prepare(meeting, Optional.of("Báo cáo"), null);
        });
        meetings.requestPapers(meeting, 10);
        merge();
        assertThat(meetings.participants(meeting)).extracting(Participant::name).containsExactly("Cơ quan Hợp nhất");
        for (String title : List.of("Mô hình 1", "Mô hình 2")) {
            driver.completeWhere(user(united, Role.SPECIALIST), directiveId, MeetingPaperProcess.Element.SEND_PAPER,
                    "invitedBody", united, Map.of("outcome", "SEND", "title", title, "paperText", "Nội dung " + title));
        }
        assertThat(jdbc.sql("select body from meeting_paper where meeting_id = ? and state = 'SENT'").param(meeting)
                .query(String.class).list()).containsExactlyInAnyOrder(north, south);
        assertThat(documents.ofDossier(directiveId)).filteredOn(d -> d.kind() == DocumentKind.PAPER).hasSize(2);
    }

    @Test
    void aDossierFollowsWithItsDraftAndItsUnsignedPapers() {
        directiveId = driver.as("bdvtu.specialist", ()
                -> directives.open(new vn.directive.directive.Directives.NewDirective(
                "Chỉ thị thử", "Lý do", "BTVTU", north, "VPTU", "TTTU", "NORMAL", "PROPOSAL", List.of(), null, null)));
        driver.as("bdvtu.specialist", () -> directives.assignDraft(directiveId, north, List.of(south),
                START.plusDays(30)));
        UUID drafting = draftings.open(directiveId).id();
        UUID draft = driver.as("bdvtu.specialist", () ->
                documents.create(new NewDocument(directiveId, DocumentKind.DRAFT, "Dự thảo", north)));
        UUID minutes = driver.as("bdvtu.specialist", () ->
                documents.create(new NewDocument(directiveId, DocumentKind.MINUTES, "Biên bản", north)));
        keyTasks.define(directiveId, List.of(new NewKeyTask("Nắm tình hình", south, null)));
        merge();
        assertThat(succession.of(north, south)).isEmpty();
        assertThat(directives.get(directiveId)).satisfies(d -> {
            assertThat(d.leadBody()).isEqualTo(united);
            assertThat(d.coordinatingBodies()).as("leads already").isEmpty();
        });
        assertThat(keyTasks.of(directiveId)).singleElement().satisfies(t -> assertThat(t.leadBody()).isEqualTo(united));
        assertThat(draftings.get(drafting).body()).isEqualTo(united);
        assertThat(documents.find(draft).orElseThrow().body()).isEqualTo(united);
        assertThat(documents.find(minutes).orElseThrow().body()).as("was minuted").isEqualTo(north);
        assertThat(jdbc.sql("select title from timeline_entry where directive_id = ? and kind = 'directive.handedOver'")
                .param(directiveId).query(String.class).list())
                .containsExactly("Cơ quan chủ trì: Cơ quan Bắc chuyển giao cho Cơ quan Hợp nhất");
    }

    @Test
    void anIssuedDirectiveKeepsTheNameOfItsIssuerWhileTheSuccessorDecides() {
        inForceFor("MTTQ");
        jdbc.sql("update directive set issuer = ?, issued_by_body = ? where id = ?").params(north, north, directiveId)
                .update();
        merge();
        assertThat(directives.get(directiveId).issuer()).isEqualTo(united);
        assertThat(driver.as("vptu.manager", () -> dossiers.get(directiveId)).summary().issuer().name())
                .isEqualTo("Cơ quan Bắc");
    }

    private void inForceFor(String... bodies) {
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        driver.as("vptu.clerk", () -> directives.address(directiveId, List.of(bodies)));
    }

    private void plan(String asked, String acting, String step, Role role, Map<String, Object> form) {
        String plan = plans.ofDirective(directiveId).stream().filter(p -> p.body().equals(asked)).findFirst()
                .orElseThrow()
                .id().toString();
        driver.completeWhere(user(acting, role), directiveId, step, "planId", plan, form);
    }

    private void merge() {
        succession.merge(united, REFORM, north, south);
        moveClockTo(REFORM);
    }

    private static String user(String body, Role role) {
        return HandMadeSuccession.user(body, role);
    }
}
