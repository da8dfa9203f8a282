package vn.directive.support;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** A dossier of the drafting board, just started through its start form. */
public final class SampleDossier {

    private SampleDossier() {}

    /** Valid values of the start form. */
    public static Map<String, Object> startForm() {
        return new HashMap<>(Map.of(
                "subject", "Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo trong tình hình mới",
                "reason", "Thực hiện chỉ đạo của Thường trực Tỉnh ủy tại buổi làm việc với Ban Dân vận.",
                "origin", "MEETING", "issuerBody", "BTVTU", "draftingBody", "BDVTU", "urgency", "NORMAL",
                "firstRound", "WRITTEN", "secondRound", "CONFERENCE", "thirdRound", "GRASSROOTS"));
    }

    /** @return the directive's id, also the instance's business key */
    public static UUID open(CaseDriver driver) {
        ProcessInstance instance = driver.submitStartForm("bdvtu.specialist", "directive-lifecycle", startForm());
        return UUID.fromString(driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(instance.getId()).singleResult().getBusinessKey());
    }
}
