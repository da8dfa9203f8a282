package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.CommentResults;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundInterventions;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundState;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.monitoring.RoundQueries;
import vn.directive.monitoring.RoundQueries.AskedBody;
import vn.directive.monitoring.TaskQueries;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.support.HandMadeSuccession;
import vn.directive.support.StatementCounter;

/** Two asked bodies become one while a round asks them. */
class RoundSuccessionTest extends ConsultationScenario {

    private static final LocalDate REFORM = START.plusDays(1);

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private List<Responsibilities> kinds;
    @Autowired
    private RoundInterventions interventions;
    @Autowired
    private RoundQueries grid;
    @Autowired
    private ReplyRows rows;
    @Autowired
    private CommentResults results;
    @Autowired
    private TaskQueries tasks;
    @Autowired
    private Organisation organisation;
    @Autowired
    private StatementCounter statements;

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
    void theSuccessorOwesBothAnswersEachOnce() {
        aWrittenRoundTo(north, south, "MTTQ");
        accept(north);
        comment(north, "1 | Nội dung | Ý kiến của Bắc |");
        merge();

        assertThat(succession.of(north, south)).isEmpty();
        assertThat(succession.of(united)).extracting(Responsibility::title)
                .containsExactlyInAnyOrder("Góp ý vòng 1 của Cơ quan Bắc", "Góp ý vòng 1 của Cơ quan Nam");
        assertThat(view().requests().asked()).isEqualTo(3);
        assertThat(request(north).owner()).isEqualTo(united);
        assertThat(request(north).bodyName()).isEqualTo("Cơ quan Bắc (nay: Cơ quan Hợp nhất)");
        assertThat(formValues.of(task(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW).getId())).containsKey("roundProgress");

        // What the predecessor wrote is there; the successor's specialist writes on, the predecessor's people are out.
        String task = task(user(united, "specialist"), CommentRequestProcess.Nodes.PREPARE).getId();
        assertThat(driver.as(user(united, "specialist"), () -> rows.ofTask(task)).rows()).singleElement()
                .satisfies(row -> assertThat(row.comment()).isEqualTo("Ý kiến của Bắc"));
        assertThat(driver.as(user(united, "specialist"), () -> tasks.assignment(task)).inPlaceOf().name())
                .isEqualTo("Cơ quan Bắc");
        assertThatThrownBy(() -> driver.as(user(north, "specialist"), () -> rows.changes(request(north).id(), 0)))
                .isInstanceOf(NotFoundException.class);

        prepare(united, "stance", "AGREES_WITH_CHANGES");
        send(united);
        reply(united, "stance", "AGREES");
        assertThat(rounds.requests(view().id())).filteredOn(r -> r.owner().equals(united))
                .extracting(RequestView::state).containsOnly(RequestState.ANSWERED);
        assertThat(rounds.comments(view().id())).singleElement().satisfies(c -> assertThat(c.body()).isEqualTo(north));
        assertThat(view().requests().answered()).isEqualTo(2);
    }

    @Test
    void totalsOfTwoPredecessorsDoNotCollide() {
        startRound(RoundMode.GRASSROOTS);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation(north, south));
        sign();
        executeJobs();
        merge();
        answerFor(north, 30);
        answerFor(south, 12);
        assertThat(view().units().delegates()).isEqualTo(42);
        assertThat(rounds.units(view().id())).extracting(unit -> unit.unitCode()).containsExactlyInAnyOrder(north,
                south);
    }

    @Test
    void remindersGoToTheSuccessor() {
        aWrittenRoundTo(north, south);
        merge();
        driver.as("vptu.manager", () -> interventions.remind(view().id(), List.of(north, south), "Gấp"));
        assertThat(recipients("Nhắc góp ý%")).contains(user(united, "leader"), user(united, "clerk"))
                .doesNotContain(user(north, "leader"), user(south, "leader"));
        assertThatThrownBy(() -> driver.as("vptu.manager", () ->
                interventions.addBodies(view().id(), List.of(united), "Bổ sung"))).isInstanceOf(DomainException.class)
                .hasMessageContaining("Cơ quan Hợp nhất đang trả lời thay cơ quan cũ");
    }

    @Test
    void theGridShowsWhomItWasAskedOfAndWhoAnswersNow() {
        aWrittenRoundTo(north, "MTTQ");
        merge();
        List<AskedBody> all = driver.as("vptu.manager", () -> grid.bodies(view().id()));
        assertThat(all).filteredOn(row -> row.owner() != null).singleElement().satisfies(row -> {
            assertThat(row.body().name()).isEqualTo("Cơ quan Bắc");
            assertThat(row.owner().name()).isEqualTo("Cơ quan Hợp nhất");
        });
        assertThat(driver.as(user(united, "leader"), () -> grid.bodies(view().id()))).hasSize(1);
        assertThat(driver.as(user(south, "leader"), () -> grid.bodies(view().id()))).isEmpty();
    }

    @Test
    void whatBecameOfAnAnswerIsToldToTheSuccessor() {
        aWrittenRoundTo(north);
        replyWithChanges(north, "1 | Nội dung | Ý kiến của Bắc |");
        executeJobs();
        merge();
        assertThat(driver.as(user(united, "specialist"), () -> results.rounds(directiveId))).hasSize(1);
        assertThat(driver.as(user(south, "specialist"), () -> results.rounds(directiveId))).isEmpty();
    }

    @Test
    void aRoundThatIsNotSentYetAsksTheSuccessorOnce() {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation(north, south, "MTTQ"));
        merge();
        moveClockTo(REFORM);
        sign();
        executeJobs();
        assertThat(rounds.requests(view().id())).extracting(RequestView::body)
                .containsExactlyInAnyOrder(united, "MTTQ");
        task(user(united, "clerk"), CommentRequestProcess.Nodes.ACKNOWLEDGE);
    }

    @Test
    void theLeadingBodyOfARoundFollows() {
        aWrittenRoundTo("MTTQ");
        jdbc.sql("update comment_round set lead_body = ? where id = ?").params(north, view().id()).update();
        merge();
        assertThat(jdbc.sql("select lead_body from comment_round where id = ?").param(view().id()).query(String.class)
                .single()).isEqualTo(united);
        reply("MTTQ", "stance", "AGREES");
        executeJobs();
        synthesise("");
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
    }

    @Test
    void statementsDoNotGrowWithTheBodies() throws Exception {
        String[] bodies = IntStream.range(0, 20).mapToObj(i -> succession.body("Cơ quan " + i, START.minusYears(1)))
                .toArray(String[]::new);
        aWrittenRoundTo(bodies);
        int two = statements.during(() -> succession.handOver(united, bodies[0], bodies[1])).size();
        assertThat(statements.during(() -> succession.handOver(united, bodies))).hasSizeLessThanOrEqualTo(two);
        assertThat(succession.of(bodies)).isEmpty();
        assertThat(succession.of(united)).hasSize(20);
    }

    private void answerFor(String asked, int delegates) {
        String id = request(asked).id().toString();
        driver.completeWhere(user(united, "clerk"), directiveId, CommentRequestProcess.Nodes.ACKNOWLEDGE, "requestId",
                id,
                Map.of("outcome", "ACCEPT"));
        driver.completeWhere(user(united, "specialist"), directiveId, CommentRequestProcess.Nodes.UNIT_RESULTS,
                "requestId", id, form("units", ""));
        driver.completeWhere(user(united, "specialist"), directiveId, CommentRequestProcess.Nodes.PREPARE, "requestId",
                id, form("stance", "AGREES", "delegates", delegates, "conferencesHeld", 1, "opinionsGiven", 0));
        driver.completeWhere(user(united, "leader"), directiveId, CommentRequestProcess.Nodes.APPROVE, "requestId", id,
                sending());
    }

    private void merge() {
        succession.merge(united, REFORM, north, south);
        moveClockTo(REFORM);
    }

    private List<String> recipients(String title) {
        return jdbc.sql("select recipient from notice where directive_id = :id and title like :title")
                .params(Map.of("id", directiveId, "title", title)).query(String.class).list();
    }
}
