package vn.directive.browser;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.ReferenceCase;
import vn.directive.workflow.DossierVariables;

/** A dossier with a draft, and a written round about it, played by its people up to where a browser takes over. */
class WrittenRound {

    static final String EDITOR = "bdvtu.specialist";

    private final CaseDriver driver;
    private final Directives directives;
    private final Documents documents;
    private final DraftClauses clauses;
    private final WorkingCalendar calendar;

    WrittenRound(CaseDriver driver, Directives directives, Documents documents, DraftClauses clauses,
            WorkingCalendar calendar) {
        this.driver = driver;
        this.directives = directives;
        this.documents = documents;
        this.clauses = clauses;
        this.calendar = calendar;
    }

    /** @return the dossier, whose round waits to be prepared */
    UUID open(Clause... outline) {
        UUID directiveId = driver.as(EDITOR, () -> directives.open(DirectiveFixtures.aDirective()));
        driver.as(EDITOR, () -> {
            directives.enter(directiveId, Phase.CONCLUSION);
            directives.enter(directiveId, Phase.DRAFTING);
            UUID draft = documents.create(new NewDocument(directiveId, DocumentKind.DRAFT, "Dự thảo chỉ thị", "BDVTU"));
            documents.addText(draft, "du-thao.txt", "Nội dung dự thảo bản 1");
            clauses.replace(draft, 1, List.of(outline));
        });
        driver.engine().getRuntimeService().startProcessInstanceByKey(CommentRoundProcess.KEY, directiveId.toString(),
                Map.of(DossierVariables.DIRECTIVE_ID.name(), directiveId.toString(),
                        DossierVariables.LEAD_BODY.name(), "BDVTU", DossierVariables.ISSUER.name(), "BTVTU",
                        DossierVariables.OFFICE.name(), "VPTU", DossierVariables.STANDING_BOARD.name(), "TTTU",
                        "roundNumber", 1, "roundMode", "WRITTEN"));
        return directiveId;
    }

    /** Sends the letter of the round that is being prepared; the bodies accept. */
    void ask(UUID directiveId, String... bodies) {
        await(directiveId, CommentRoundProcess.Nodes.PREPARE);
        driver.complete(EDITOR, directiveId, CommentRoundProcess.Nodes.PREPARE, new HashMap<>(Map.of(
                "bodyRules", new ArrayList<>(), "bodies", new ArrayList<>(List.of(bodies)),
                "excludedBodies", new ArrayList<>(), "silence", "RECORDED_AS_SILENT", "questions", "Sự cần thiết",
                "deadline", calendar.plus(LocalDate.now(driver.clock()), 10).toString())));
        driver.complete("bdvtu.leader", directiveId, CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
        for (String body : bodies) {
            Browser.await(body + " is asked",
                    () -> CommentRequestProcess.Nodes.ACKNOWLEDGE.equals(step(directiveId, body)));
            driver.complete(ReferenceCase.user(body, "clerk"), directiveId, CommentRequestProcess.Nodes.ACKNOWLEDGE,
                    Map.of("outcome", "ACCEPT"));
        }
    }

    /** The body agrees with changes, for the comments that it wrote. */
    void answer(UUID directiveId, String body) {
        driver.complete(ReferenceCase.user(body, "specialist"), directiveId, CommentRequestProcess.Nodes.PREPARE,
                Map.of("stance", "AGREES_WITH_CHANGES"));
        send(directiveId, body);
    }

    void send(UUID directiveId, String body) {
        driver.complete(ReferenceCase.user(body, "leader"), directiveId, CommentRequestProcess.Nodes.APPROVE,
                Map.of("outcome", "SEND", "replySymbol", "87-CV/HU",
                        "replyDated", LocalDate.now(driver.clock()).toString()));
    }

    void await(UUID directiveId, String taskKey) {
        Browser.await("the round is at " + taskKey, () -> driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).taskDefinitionKey(taskKey).count() > 0);
    }

    /** The body's open step, or the empty string. */
    String step(UUID directiveId, String body) {
        return driver.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString())
                .processVariableValueEquals("askedBody", body).list().stream().map(Task::getTaskDefinitionKey)
                .findFirst().orElse("");
    }
}
