package vn.directive.workflow.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The lists that everybody finds at the left of Tasklist, most used first. Queries begin with the task's candidates,
 * which an index finds; an assignee is always among them (see {@code TaskLifecycle}), so "assigned to me or waiting
 * for my group" needs no alternative between two tables, which would read all open tasks.
 */
final class TaskFilters {

    private static final String ME = "${currentUser()}";

    private TaskFilters() {}

    /**
     * @param key never changes; the counts beside the filters and what was seeded before go by it
     * @param groups who sees it
     */
    record Definition(String key, String name, String description, int priority, String color, List<String> groups,
            UnaryOperator<TaskQuery> query) {

        /** In a fixed order: their text is compared with what was stored before. */
        Map<String, Object> properties() {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("key", key);
            properties.put("description", description);
            properties.put("priority", priority);
            properties.put("color", color);
            properties.put("refresh", true);
            properties.put("showUndefinedVariable", false);
            properties.put("variables", List.of(
                    variable("dossierNumber", "Hồ sơ"),
                    variable("dossierSubject", "Trích yếu"),
                    variable("dossierSymbol", "Ký hiệu"),
                    variable("dossierBody", "Cơ quan"),
                    variable("dossierPhase", "Giai đoạn"),
                    variable("dossierUrgency", "Độ khẩn"),
                    variable("dossierRouting", "Vì sao ở đây")));
            return properties;
        }

        private static Map<String, Object> variable(String name, String label) {
            Map<String, Object> variable = new LinkedHashMap<>();
            variable.put("name", name);
            variable.put("label", label);
            return variable;
        }
    }

    static List<Definition> all() {
        return List.of(
                new Definition("mine", "Việc của tôi", "Đã nhận, hoặc đang chờ người nhận trong đơn vị", 10, "#9b1c1c",
                        List.of(Grants.STAFF), TaskFilters::mineOrWaiting),
                new Definition("body", "Việc của đơn vị tôi", "Kể cả việc đồng nghiệp đã nhận", 20, "#7a5c00",
                        List.of(Grants.STAFF), TaskFilters::ofMyBody),
                new Definition("week", "Đến hạn trong tuần", "Hạn trong 7 ngày tới", 30, "#1d6fa5",
                        List.of(Grants.STAFF), query -> mineOrWaiting(query).dueAfterExpression("${now()}")
                                .dueBeforeExpression("${dateTime().plusDays(7)}")),
                new Definition("overdue", "Quá hạn", "Đã qua hạn xử lý", 40, "#b3261e",
                        List.of(Grants.STAFF), query -> mineOrWaiting(query).dueBeforeExpression("${now()}")),
                new Definition("watched", "Đang theo dõi", "Việc của những hồ sơ được đánh dấu sao", 45, "#7a5c00",
                        List.of(Grants.STAFF, Grants.MANAGERS), TaskFilters::ofWatchedDossiers),
                new Definition("all", "Tất cả việc", "Mọi việc được xem", 50, "#52606d",
                        List.of(Grants.STAFF, Grants.MANAGERS), query -> query));
    }

    private static TaskQuery ofMyBody(TaskQuery query) {
        return query.taskCandidateUserExpression(ME).includeAssignedTasks();
    }

    private static TaskQuery mineOrWaiting(TaskQuery query) {
        return ofMyBody(query).or().taskAssigneeExpression(ME).taskUnassigned().endOr();
    }

    /** The engine has an expression for one business key only in its API, but knows how to keep and read any. */
    private static TaskQuery ofWatchedDossiers(TaskQuery query) {
        ((TaskQueryImpl) query).addExpression("processInstanceBusinessKeyIn", "${watchedDossiers.keys()}");
        return query;
    }
}
