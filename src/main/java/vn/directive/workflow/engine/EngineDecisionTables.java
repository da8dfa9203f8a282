package vn.directive.workflow.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DecisionTables;

@Component
class EngineDecisionTables implements DecisionTables {

    private final DecisionService decisions;

    EngineDecisionTables(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Map<String, Object>> evaluate(String key, Map<String, Object> inputs) {
        return decisions.evaluateDecisionByKey(key).variables(inputs).evaluate().getResultList();
    }

    @Override
    public Map<String, Object> single(String key, Map<String, Object> inputs) {
        List<Map<String, Object>> matched = evaluate(key, inputs);
        if (matched.size() != 1) {
            throw new DomainException("Bảng quyết định “%s” có %d dòng khớp với %s, cần đúng một dòng."
                    .formatted(key, matched.size(), inputs));
        }
        return matched.get(0);
    }
}
