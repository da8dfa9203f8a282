package vn.directive.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.directive.directive.Phase;
import vn.directive.issuance.process.DirectiveReceiptProcess.Elements;

class DirectiveReceiptTest extends IssuanceScenario {

    @BeforeEach
    void issued() {
        submitted("MEETING", START);
        complete("vptu.specialist", IssuanceProcess.Elements.RECORD_MEETING_VOTE, meeting(15, 15, 0, 0, null));
        signDirective();
        complete("vptu.clerk", IssuanceProcess.Elements.RELEASE_DIRECTIVE, Map.of("issuedOn", START.toString(),
                "sealed", true, "recipientGroups", java.util.List.of(),
                "otherRecipients", java.util.List.of("HULN", "MTTQ")));
        executeJobs();
    }

    @Test
    void endsWhenTheClerkOfTheRecipientAcknowledges() {
        refuses("huln.clerk", Elements.ACKNOWLEDGE_RECEIPT, Map.of("receivedOn", START.minusDays(1).toString()),
                "Ngày nhận phải từ ngày ban hành");
        complete("huln.clerk", Elements.ACKNOWLEDGE_RECEIPT,
                Map.of("receivedOn", START.toString(), "forwardedTo", "Thường trực Huyện ủy"));
        assertThat(states()).isEqualTo(Map.of("HULN", "RECEIVED", "MTTQ", "SENT"));
        assertThat(ended(Elements.ACKNOWLEDGED)).isEqualTo(1);
    }

    @Test
    void lateRecipientIsNotedStillAsksAndAtLastExpires() {
        moveClockTo(START.plusDays(7));
        executeJobs();
        assertThat(jdbc.sql("select count(*) from directive_receipt where directive_id = ? and late_at is not null")
                .param(directiveId).query(Integer.class).single()).isEqualTo(2);
        complete("mttq.clerk", Elements.ACKNOWLEDGE_RECEIPT, Map.of("receivedOn", START.plusDays(6).toString()));
        moveClockTo(START.plusDays(40));
        executeJobs();
        assertThat(states()).isEqualTo(Map.of("HULN", "EXPIRED", "MTTQ", "RECEIVED"));
        assertThat(ended(Elements.LATE_RECORDED)).isEqualTo(2);
        assertThat(ended(Elements.EXPIRED)).isEqualTo(1);
        assertThat(driver.openTasks(directiveId)).isEmpty();
    }

    @Test
    void nobodyIsAskedAnyMoreWhenTheDirectiveEnds() {
        directives.end(directiveId, Phase.REPEALED, START, "Có chỉ đạo mới", "01-QĐ/TU");
        assertThat(states()).isEqualTo(Map.of("HULN", "WITHDRAWN", "MTTQ", "WITHDRAWN"));
        assertThat(ended(Elements.WITHDRAWN)).isEqualTo(2);
        assertThat(driver.openTasks(directiveId)).isEmpty();
    }

    private Map<String, String> states() {
        return jdbc.sql("select body, state from directive_receipt where directive_id = ?").param(directiveId)
                .query().listOfRows().stream().collect(java.util.stream.Collectors.toMap(
                        row -> (String) row.get("body"), row -> (String) row.get("state")));
    }

    private long ended(String endEvent) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery().activityId(endEvent).list().stream()
                .map(HistoricActivityInstance::getProcessInstanceId)
                .filter(id -> directiveId.toString().equals(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery().processInstanceId(id).singleResult().getBusinessKey()))
                .count();
    }
}
