package vn.directive.review.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;
import vn.directive.workflow.Prefill;

/** Shows the nominations and what was said about them so far. */
@Component("showNominations")
class ShowNominations implements TaskListener {

    private static final String[] ALL = {};
    private static final String[] FORWARDED = {"FORWARDED"};
    private static final String[] AWARDED = {"AWARDED"};
    private static final int LONGEST = 200;

    private final Commendations commendations;

    ShowNominations(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        Map<String, Object> file = commendations.file(reviewId);
        Map<String, String> options = new LinkedHashMap<>();
        String[] states = switch (task.getTaskDefinitionKey()) {
            case CommendationProcess.DECIDE -> FORWARDED;
            case CommendationProcess.PUBLISH -> AWARDED;
            default -> ALL;
        };
        commendations.lines(commendations.nominations(reviewId, states))
                .forEach((number, line) -> options.put(String.valueOf(number), shorten(line)));
        Prefill.of(task).options("nominationOptions", options).lines("nominationList", List.copyOf(options.values()))
                .text("appraisalText", (String) file.get("appraisal"))
                .text("supplementText", (String) file.get("supplement"))
                .text("returnNote", (String) file.get("return_note"))
                .text("decisionSymbol", (String) file.get("symbol"));
    }

    private static String shorten(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
