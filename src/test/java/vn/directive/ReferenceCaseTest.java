package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.process.DirectiveLifecycleProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.ReferenceCase;

/**
 * The reference case from the working meeting to the closed final review, by the right people on its dates and with
 * authorization on; the published facts are read back from {@code /api/v1}. A database of its own, because the
 * numbers come out of the registers as they stood in 2023.
 */
@TestPropertySource(properties = "spring.application.name=reference-case")
class ReferenceCaseTest extends ProcessScenario {

    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private MockMvc mvc;

    @Test
    void runsFromTheMeetingToTheFinalReviewAndEndsWithThePublishedFacts() throws Exception {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        reference.open();
        directiveId = reference.directiveId();
        reference.meet();
        reference.concludeNotice();
        reference.draft();
        reference.writtenRound();
        reference.conferenceRound();
        reference.grassrootsRound();
        reference.issue();
        reference.acknowledge(Integer.MAX_VALUE);
        reference.plan(Integer.MAX_VALUE);
        reference.yearEndReturn();
        reference.finalReview(LocalDate.of(2024, 11, 1));

        JsonNode published = published();
        answer("").andExpect(jsonPath("$.symbol").value(published.at("/directive/symbol").asText()))
                .andExpect(jsonPath("$.issuedOn").value(published.at("/directive/issuedOn").asText()))
                .andExpect(jsonPath("$.subject").value(published.at("/directive/subject").asText()))
                .andExpect(jsonPath("$.phase").value("CLOSED"))
                .andExpect(jsonPath("$.counts.keyTasks").value(published.at("/directive/keyTasks").asInt()))
                .andExpect(jsonPath("$.counts.openTasks").value(0));
        JsonNode rounds = published.at("/rounds");
        answer("/rounds").andExpect(jsonPath("$[*].mode", contains("WRITTEN", "CONFERENCE", "GRASSROOTS")))
                .andExpect(jsonPath("$[0].letterSymbol").value(rounds.at("/0/letter/symbol").asText()))
                .andExpect(jsonPath("$[0].letterIssuedOn").value(rounds.at("/0/letter/issuedOn").asText()))
                .andExpect(jsonPath("$[0].requests.answered").value(rounds.at("/0/result/writtenReplies").asInt()))
                .andExpect(jsonPath("$[1].conference.heldOn").value(rounds.at("/1/heldOn").asText()))
                .andExpect(jsonPath("$[1].conference.opinions").value(rounds.at("/1/result/opinions").asInt()))
                .andExpect(jsonPath("$[2].letterSymbol").value(rounds.at("/2/letter/symbol").asText()))
                .andExpect(jsonPath("$[2].letterIssuedOn").value(rounds.at("/2/letter/issuedOn").asText()))
                .andExpect(jsonPath("$[2].units.delegates").value(rounds.at("/2/result/delegates").asInt()));
        answer("/documents").andExpect(jsonPath("$[?(@.symbol == '%s')].issuedOn",
                published.at("/conclusionNotice/symbol").asText())
                .value(published.at("/conclusionNotice/issuedOn").asText()));
        answer("/periods").andExpect(jsonPath("$[?(@.kind == 'YEAR')].state", contains("CONCLUDED")))
                .andExpect(jsonPath("$[?(@.kind == 'YEAR')].coverage.asked", contains(15)))
                .andExpect(jsonPath("$[?(@.kind == 'YEAR')].coverage.accepted", contains(15)));
        answer("/reviews").andExpect(jsonPath("$[*].kind", hasItems("FINAL_REVIEW")))
                .andExpect(jsonPath("$[?(@.kind == 'FINAL_REVIEW')].outcome", contains("END")));

        ProcessInstance running = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().stream().findFirst().orElse(null);
        assertThat(running).as("nothing of the dossier still runs").isNull();
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery()
                .activityId(DirectiveLifecycleProcess.END_CLOSED).list()).hasSize(1);
    }

    private ResultActions answer(String path) throws Exception {
        return mvc.perform(get("/api/v1/directives/" + directiveId + path).with(user("vptu.manager")))
                .andExpect(status().isOk());
    }

    private static JsonNode published() throws IOException {
        return new YAMLMapper().readTree(new ClassPathResource("reference/case-22-ct-tu.yaml").getInputStream());
    }
}
