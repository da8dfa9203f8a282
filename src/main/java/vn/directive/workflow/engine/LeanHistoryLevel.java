package vn.directive.workflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Everything Cockpit shows, less what the domain tables hold better: no variable details, no task-local
 * variables (card texts), no text that the history table could not store. See ADR 0003.
 */
class LeanHistoryLevel implements HistoryLevel {

    static final String NAME = "lean";

    private static final int LONGEST_TEXT = 4000;
    private static final Set<HistoryEventTypes> DROPPED = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, HistoryEventTypes.FORM_PROPERTY_UPDATE);

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (type instanceof HistoryEventTypes standard && DROPPED.contains(standard)) {
            return false;
        }
        if (entity instanceof VariableInstanceEntity variable) {
            String text = variable.getTextValue();
            return variable.getTaskId() == null && (text == null || text.length() <= LONGEST_TEXT);
        }
        return true;
    }
}
