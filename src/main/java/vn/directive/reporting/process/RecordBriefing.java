package vn.directive.reporting.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingService;
import vn.directive.reporting.Briefings.Attendance;
import vn.directive.reporting.Briefings.Issue;
import vn.directive.workflow.FormData;
import vn.directive.workflow.FormData.Row;

@Component("recordBriefing")
class RecordBriefing implements TaskListener {

    private static final List<String> ATTENDANCE = List.of("đơn vị", "số người", "ghi chú");
    private static final List<String> ISSUES = List.of("vấn đề", "đơn vị nêu");

    private final BriefingService briefings;

    RecordBriefing(BriefingService briefings) {
        this.briefings = briefings;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        briefings.record(BriefingConferenceProcess.BRIEFING_ID.from(task).get(),
                form.rows("attendanceRows", ATTENDANCE, 2).stream().map(RecordBriefing::attendance).toList(),
                form.rows("issueRows", ISSUES, 1).stream()
                        .map(row -> new Issue(row.text(0), row.optionalText(1).orElse(null))).toList(),
                FollowUpRows.read(form, "conclusionRows"), form.optionalText("minutes").orElse(null));
    }

    private static Attendance attendance(Row row) {
        if (row.number(1) < 0) {
            throw row.problem(1, "không được âm");
        }
        return new Attendance(row.text(0), row.number(1), row.optionalText(2).orElse(null));
    }
}
