package vn.directive.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import vn.directive.DirectiveApplication;

/**
 * The whole product on a real PostgreSQL with the job executor off. All tests share one context, so nothing
 * may be added to it in a single test class; each test works on a dossier of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = DirectiveApplication.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "directive.background.enabled=false",
            "logging.level.root=WARN"
        })
@AutoConfigureMockMvc
@Import({TestEnvironment.class, ModelCoverage.class})
public @interface ProcessTest {}
