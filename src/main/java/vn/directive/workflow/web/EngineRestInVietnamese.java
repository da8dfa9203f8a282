package vn.directive.workflow.web;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/** The web applications' engine interface with our error messages; created by Jersey by name. */
public class EngineRestInVietnamese extends EngineRestApplication {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.removeAll(Set.of(RestExceptionHandler.class, ProcessEngineExceptionHandler.class,
                ExceptionHandler.class));
        classes.add(EngineErrors.class);
        classes.add(OwnClaims.class);
        return classes;
    }
}
