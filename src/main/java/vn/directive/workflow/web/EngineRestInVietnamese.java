package vn.directive.workflow.web;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/** The web applications' engine interface with our error messages; created by Jersey by name. */
public class EngineRestInVietnamese extends EngineRestApplication {

    static final Set<Class<?>> STOCK_ERRORS =
            Set.of(RestExceptionHandler.class, ProcessEngineExceptionHandler.class, ExceptionHandler.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.removeAll(STOCK_ERRORS);
        classes.add(EngineErrors.class);
        classes.add(OwnClaims.class);
        classes.add(ShownTexts.class);
        return classes;
    }
}
