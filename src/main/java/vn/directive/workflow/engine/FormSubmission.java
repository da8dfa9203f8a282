package vn.directive.workflow.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import vn.directive.workflow.FormData;

/**
 * Takes what a form submitted out of the process variables before anything is written: the data reaches the
 * listeners as {@link FormData}, the engine's tables keep none of it, and no length limit applies.
 */
class FormSubmission {

    private FormSubmission() {}

    static FormData capture(VariableScope scope, Map<String, String> labels) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : labels.keySet()) {
            if (scope.hasVariable(key)) {
                values.put(key, scope.getVariable(key));
                scope.removeVariable(key);
            }
        }
        FormData data = new FormData(values, labels);
        scope.setVariableLocal(FormData.VARIABLE, Variables.objectValue(data, true).create());
        return data;
    }
}
