package vn.directive.reporting.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Periods.Progress;
import vn.directive.reporting.ReturnService;
import vn.directive.reporting.ReturnService.Draft;
import vn.directive.workflow.FormData;
import vn.directive.workflow.FormData.Row;

@Component("prepareReturn")
class PrepareReturn implements TaskListener {

    private static final List<String> FIGURES = List.of("mã", "chỉ tiêu", "số liệu");
    private static final List<String> PROGRESS =
            List.of("nhiệm vụ", "đã làm", "chưa làm", "nguyên nhân", "kiến nghị");
    /** A plain number, or one with dots between thousands; never a decimal. */
    private static final Pattern WHOLE = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(\\.\\d{3}){1,4})");
    private static final Pattern KEY_TASK = Pattern.compile("(\\d{1,3})[.)]\\s*(.+)");

    private final ReturnService returns;

    PrepareReturn(ReturnService returns) {
        this.returns = returns;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        Map<String, Long> figures = new LinkedHashMap<>();
        for (Row row : form.rows("figureRows", FIGURES, 3)) {
            if (figures.put(row.text(0).toUpperCase(), whole(row)) != null) {
                throw row.problem(0, "lặp lại mã " + row.text(0));
            }
        }
        returns.prepare(ReportRequestProcess.REQUEST_ID.from(task).get(), new Draft(figures,
                form.rows("progressRows", PROGRESS, 1).stream().map(PrepareReturn::progress).toList(),
                form.text("summary"), form.optionalText("changeReason"), form.optionalText("evidence")));
    }

    private static long whole(Row row) {
        String number = row.text(2).replaceAll("\\s", "");
        if (!WHOLE.matcher(number).matches()) {
            throw row.problem(2, "phải là số nguyên");
        }
        return Long.parseLong(number.replace(".", ""));
    }

    private static Progress progress(Row row) {
        Matcher numbered = KEY_TASK.matcher(row.text(0));
        boolean found = numbered.matches();
        return new Progress(found ? Integer.valueOf(numbered.group(1)) : null,
                found ? numbered.group(2) : row.text(0), row.optionalText(1).orElse(null),
                row.optionalText(2).orElse(null), row.optionalText(3).orElse(null), row.optionalText(4).orElse(null));
    }
}
