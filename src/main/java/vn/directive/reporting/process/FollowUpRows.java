package vn.directive.reporting.process;

import java.util.List;
import vn.directive.reporting.FollowUp;
import vn.directive.workflow.FormData;

/** Conclusions typed as rows. */
final class FollowUpRows {

    private static final List<String> COLUMNS = List.of("việc", "đơn vị thực hiện", "hạn");

    private FollowUpRows() {}

    static List<FollowUp> read(FormData form, String key) {
        return form.rows(key, COLUMNS, 3).stream()
                .map(row -> new FollowUp(row.text(0), row.text(1), row.date(2).orElseThrow())).toList();
    }
}
