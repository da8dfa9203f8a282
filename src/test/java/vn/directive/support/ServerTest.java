package vn.directive.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import vn.directive.DirectiveApplication;

/**
 * The whole product behind a real port with the job executor on, for what only a server shows: filters, headers,
 * the web applications. Runs in a JVM of its own, since the web applications know one engine per JVM.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("server")
@SpringBootTest(classes = DirectiveApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestEnvironment.class)
public @interface ServerTest {}
