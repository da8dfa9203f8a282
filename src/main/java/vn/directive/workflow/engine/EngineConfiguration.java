package vn.directive.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's settings that properties cannot express. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Depends on Flyway: identity queries run against our tables as soon as the engine starts. */
    @Bean
    @DependsOnDatabaseInitialization
    ProcessEnginePlugin workflowPlugin(TaskLifecycle lifecycle) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomHistoryLevels(new ArrayList<>(List.of(new LeanHistoryLevel())));
                List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPreBPMNParseListeners(listeners);
                }
                listeners.add(new WorkflowParseListener(lifecycle));
                engine.setCustomPreCommandInterceptorsTxRequired(List.of(new CollidedCompletions()));
                // Candidates may read, claim and complete; not move deadlines, reassign or write variables.
                engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
                // What is kept how long is counted from the end either way; writing the day of its removal into the
                // seventeen tables of history takes a statement each whenever an instance ends.
                engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
                engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
                engine.setTaskMetricsEnabled(false);
                engine.setFailedJobRetryTimeCycle("R5/PT5M");
                engine.setGroupResourceWhitelistPattern("[\\w:.\\-]+");
                engine.setUserResourceWhitelistPattern("[\\w:.\\-]+");
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
            }
        };
    }
}
