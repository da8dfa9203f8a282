package vn.directive.workflow.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;

/** The lists that everybody finds at the left of Tasklist, most used first. */
final class TaskFilters {

    private static final String MINE = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";

    private TaskFilters() {}

    /** @param groups who sees it */
    record Definition(String name, String description, int priority, String color, List<String> groups,
            UnaryOperator<TaskQuery> query) {

        Map<String, Object> properties() {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("description", description);
            properties.put("priority", priority);
            properties.put("color", color);
            properties.put("refresh", true);
            properties.put("showUndefinedVariable", false);
            properties.put("variables", List.of(
                    Map.of("name", "dossierNumber", "label", "Hồ sơ"),
                    Map.of("name", "dossierSubject", "label", "Trích yếu"),
                    Map.of("name", "dossierPhase", "label", "Giai đoạn"),
                    Map.of("name", "dossierDue", "label", "Hạn")));
            return properties;
        }
    }

    static List<Definition> all() {
        return List.of(
                new Definition("Việc của tôi", "Đã nhận, hoặc đang chờ người nhận trong đơn vị", 10, "#9b1c1c",
                        List.of(Grants.STAFF), TaskFilters::mineOrWaiting),
                new Definition("Việc của đơn vị tôi", "Kể cả việc đồng nghiệp đã nhận", 20, "#7a5c00",
                        List.of(Grants.STAFF), query -> query.taskCandidateGroupInExpression(MY_GROUPS)
                                .includeAssignedTasks()),
                new Definition("Đến hạn trong tuần", "Hạn trong 7 ngày tới", 30, "#1d6fa5",
                        List.of(Grants.STAFF), query -> mineOrWaiting(query).dueAfterExpression("${now()}")
                                .dueBeforeExpression("${dateTime().plusDays(7)}")),
                new Definition("Quá hạn", "Đã qua hạn xử lý", 40, "#b3261e",
                        List.of(Grants.STAFF), query -> mineOrWaiting(query).dueBeforeExpression("${now()}")),
                new Definition("Tất cả việc", "Mọi việc được xem", 50, "#52606d",
                        List.of(Grants.STAFF, Grants.MANAGERS), query -> query));
    }

    private static TaskQuery mineOrWaiting(TaskQuery query) {
        return query.or().taskAssigneeExpression(MINE).taskCandidateGroupInExpression(MY_GROUPS).endOr();
    }
}
