package vn.directive.workflow;

import java.util.List;
import java.util.Map;

/** Rules that designers keep as DMN and that services ask. */
public interface DecisionTables {

    /**
     * Evaluates the latest version of a table.
     *
     * @param key id of the decision, for example {@code document-types}
     * @param inputs by name
     * @return one map of outputs per matched rule, in the table's order; empty when no rule matched
     */
    List<Map<String, Object>> evaluate(String key, Map<String, Object> inputs);

    /**
     * The one matching rule.
     *
     * @throws vn.directive.shared.DomainException when no rule or more than one matched
     */
    Map<String, Object> single(String key, Map<String, Object> inputs);
}
