package vn.directive.workflow.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Completes a task again when somebody changed it meanwhile, for example moved its deadline: what the person wrote is as
 * good as before. Nothing of the first attempt stays, since all of it is one transaction.
 */
class CollidedCompletions extends CommandInterceptor {

    private static final int ATTEMPTS = 3;

    @Override
    public <T> T execute(Command<T> command) {
        boolean repeatable = (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd)
                && !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException e) {
                if (!repeatable || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
