package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.workflow.access.FormValues;

/** Comment rounds on their own: a dossier with a draft, and the forms as people fill them in. */
abstract class ConsultationScenario extends ProcessScenario {

    static final String SPECIALIST = "bdvtu.specialist";
    static final String LEADER = "bdvtu.leader";
    static final String CLERK = "bdvtu.clerk";
    /** START is Monday 19 June 2023. */
    static final LocalDate DEADLINE = LocalDate.of(2023, 6, 30);

    @Autowired
    Rounds rounds;
    @Autowired
    Documents documents;
    @Autowired
    DraftClauses clauses;
    @Autowired
    FormValues formValues;

    ProcessInstance round;

    @BeforeEach
    void dossierWithDraft() {
        openDossier();
        giveItADraft();
    }

    void giveItADraft() {
        driver.as(SPECIALIST, () -> {
            directives.enter(directiveId, Phase.CONCLUSION);
            directives.enter(directiveId, Phase.DRAFTING);
            UUID draft = documents.create(new NewDocument(directiveId, DocumentKind.DRAFT, "Dự thảo chỉ thị", "BDVTU"));
            documents.addText(draft, "du-thao.txt", "Nội dung dự thảo bản 1");
            clauses.replace(draft, 1, List.of(new Clause("1", "Nắm tình hình Nhân dân"), new Clause("2", "Phối hợp")));
        });
    }

    void startRound(RoundMode mode) {
        round = start(CommentRoundProcess.KEY, Map.of(CommentRoundProcess.ROUND_NUMBER.name(), 1,
                CommentRoundProcess.ROUND_MODE.name(), mode.name()));
    }

    /** A written round that was sent to these bodies. */
    void aWrittenRoundTo(String... bodies) {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation(bodies));
        sign();
        executeJobs();
    }

    Map<String, Object> preparation(String... bodies) {
        return form("bodyRules", List.of(), "bodies", List.of(bodies), "excludedBodies", List.of(),
                "deadline", DEADLINE.toString(), "silence", "COUNTED_AS_AGREEING",
                "questions", "Sự cần thiết ban hành");
    }

    void sign() {
        complete(LEADER, CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
    }

    void follow(Object... form) {
        complete(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW, form(form));
    }

    /** The editor answers comments, each line as "numbers | outcome | reason". */
    void answer(String outcomes) {
        driver.answerComments(SPECIALIST, directiveId, outcomes);
    }

    void synthesise(String outcomes) {
        answer(outcomes);
        complete(SPECIALIST, CommentRoundProcess.Nodes.SYNTHESISE, Map.of());
    }

    void revise(String text) {
        complete(SPECIALIST, CommentRoundProcess.Nodes.REVISE, form("draftText", text));
    }

    void approve(String outcome) {
        complete(LEADER, CommentRoundProcess.Nodes.APPROVE, form("outcome", outcome, "note", "Lấy ý kiến thêm"));
        executeJobs();
    }

    /** A body answers through its three people. */
    void reply(String body, Object... answer) {
        accept(body);
        prepare(body, answer);
        send(body);
    }

    /** A body agrees with changes; its comments are written "clause | kind | comment | proposed wording". */
    void replyWithChanges(String body, String... comments) {
        accept(body);
        comment(body, comments);
        prepare(body, "stance", "AGREES_WITH_CHANGES");
        send(body);
    }

    void accept(String body) {
        complete(user(body, "clerk"), Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
    }

    void prepare(String body, Object... answer) {
        complete(user(body, "specialist"), Nodes.PREPARE, form(answer));
    }

    void comment(String body, String... lines) {
        driver.comment(user(body, "specialist"), directiveId, lines);
    }

    void send(String body) {
        complete(user(body, "leader"), Nodes.APPROVE, sending());
    }

    Map<String, Object> sending() {
        return form("outcome", "SEND", "replySymbol", "87-CV/HU", "replyDated",
                LocalDate.ofInstant(driver.clock().instant(), driver.clock().getZone()).toString());
    }

    /** What the form of an open task shows under this key. */
    String shown(String username, String taskKey, String key) {
        return (String) engine.getTaskService().getVariableLocal(task(username, taskKey).getId(), key);
    }

    static String user(String body, String role) {
        return body.toLowerCase(Locale.ROOT) + "." + role;
    }

    static Map<String, Object> form(Object... keysAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            form.put((String) keysAndValues[i], value instanceof List<?> list ? new ArrayList<>(list) : value);
        }
        return form;
    }

    /** The latest row of the round. */
    RoundView view() {
        List<RoundView> found = rounds.ofDirective(directiveId);
        assertThat(found).isNotEmpty();
        return found.get(found.size() - 1);
    }

    RequestView request(String body) {
        return rounds.requests(view().id()).stream().filter(r -> r.body().equals(body)).findFirst().orElseThrow();
    }
}
