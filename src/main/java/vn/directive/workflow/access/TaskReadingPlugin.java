package vn.directive.workflow.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.stereotype.Component;

/** Puts {@link TaskReading} in the place of the engine's own check, and {@link TaskRights} beside it. */
@Component
class TaskReadingPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = engine.getCustomSessionFactories();
        factories = factories == null ? new ArrayList<>() : new ArrayList<>(factories);
        factories.add(this);
        engine.setCustomSessionFactories(factories);
        engine.setResourceAuthorizationProvider(new TaskRights());
    }

    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new TaskReading();
    }
}
