package vn.directive.workflow.engine;

import java.util.Map;
import java.util.Set;

/**
 * Who may not decide a task.
 *
 * @param why by username: what they did, so that it follows their name in a Vietnamese sentence
 */
record Conflicts(Map<String, String> why) {

    static final Conflicts NONE = new Conflicts(Map.of());

    Set<String> people() {
        return why.keySet();
    }

    boolean bar(String username) {
        return why.containsKey(username);
    }

    /** @param name of the person; the sentence is for them and for whoever wanted to give them the task */
    String refusal(String username, String name) {
        return "%s %s nên không được duyệt kết quả của chính mình.".formatted(name, why.get(username));
    }
}
