package vn.directive.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.directive.support.ServerTest;

/**
 * A test in front of the screen. Test methods take a {@link Browser}. Where there is no Chromium they are skipped,
 * and say so; with {@code CI=true} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServerTest
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
