package vn.directive.issuance.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.issuance.process.IssuanceProcess.Elements;

/**
 * A dossier with a draft, ready to be submitted. Played in the term after the reference case, so that the numbers of
 * the case stay untouched.
 */
abstract class IssuanceScenario extends ProcessScenario {

    /** A Monday. */
    static final LocalDate START = LocalDate.of(2026, 3, 2);
    static final List<String> ALL_CHECKS = List.of("COMPLETE", "AUTHORITY", "FORMAT", "SYNTHESIS", "CONSISTENT");

    @Autowired
    Documents documents;
    @Autowired
    JdbcClient jdbc;

    ProcessInstance issuance;

    @BeforeEach
    void readyToSubmit() {
        moveClockTo(START);
        directiveId = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.CONSULTATION));
        driver.as("bdvtu.specialist", () -> {
            var draft = documents.create(new NewDocument(directiveId, DocumentKind.DRAFT, "Dự thảo lần 3", "BDVTU"));
            documents.addText(draft, "Dự thảo lần 3", "Dự thảo chỉ thị sau ba vòng lấy ý kiến");
        });
        issuance = start(IssuanceProcess.KEY, Map.of());
    }

    void prepare() {
        complete("bdvtu.specialist", Elements.PREPARE_SUBMISSION, Map.of(
                "submissionText", "Kính trình Ban Thường vụ Tỉnh ủy xem xét, ban hành.",
                "enclosures", "Bảng tổng hợp, tiếp thu, giải trình"));
    }

    void signSubmission() {
        complete("bdvtu.leader", Elements.SIGN_SUBMISSION, Map.of("outcome", "SIGN"));
    }

    void appraise(String mode, LocalDate until) {
        complete("vptu.specialist", Elements.APPRAISE_SUBMISSION, Map.of("outcome", "COMPLETE", "checks", ALL_CHECKS,
                "votingMode", mode, "ballotDeadline", until.toString()));
    }

    void submitted(String mode, LocalDate until) {
        prepare();
        signSubmission();
        appraise(mode, until);
    }

    void vote(String member, String opinion, String note) {
        Map<String, Object> ballot = new HashMap<>(Map.of("opinion", opinion));
        if (note != null) {
            ballot.put("note", note);
        }
        complete(member, Elements.CAST_VOTE, ballot);
        executeJobs();
    }

    Map<String, Object> meeting(int present, int agreed, int withChanges, int disagreed, String changes) {
        Map<String, Object> form = new HashMap<>(Map.of("metOn", START.toString(), "eligible", 15, "present", present,
                "agreed", agreed, "agreedWithChanges", withChanges, "disagreed", disagreed));
        if (changes != null) {
            form.put("changes", changes);
        }
        return form;
    }

    void signDirective() {
        complete("btvtu.leader", Elements.SIGN_DIRECTIVE, Map.of("outcome", "SIGN"));
    }

    void release(LocalDate issuedOn) {
        complete("vptu.clerk", Elements.RELEASE_DIRECTIVE, Map.of("issuedOn", issuedOn.toString(), "sealed", true,
                "recipientGroups", List.of("COMMITTEES", "PARTY_ORGANS", "STATE_BODIES"),
                "otherRecipients", List.of("MTTQ"), "exceptRecipients", List.of("HULN")));
    }

    int nextNumber() {
        return jdbc.sql("""
                select next_number from number_register
                where owner = 'TU' and type_code = 'CT' and scope_key = '2025-2030'""")
                .query(Integer.class).optional().orElse(1);
    }

    List<String> timeline() {
        return jdbc.sql("select kind from timeline_entry where directive_id = ? and kind like 'issuance.%' order by id")
                .param(directiveId).query(String.class).list();
    }
}
