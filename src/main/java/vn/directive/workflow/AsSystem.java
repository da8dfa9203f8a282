package vn.directive.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Moves running work because a rule of the domain says so. The service has checked who may decide; that person's
 * rights on the instances of others (none, as a rule) do not matter.
 */
@Component
public class AsSystem {

    private final ProcessEngine engine;

    AsSystem(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** Runs within the present transaction. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** As {@link #run}, for work with an answer. */
    public <T> T call(Supplier<T> work) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work::get));
    }
}
