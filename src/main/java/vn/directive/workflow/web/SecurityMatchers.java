package vn.directive.workflow.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;

/**
 * Patterns written as text mean whole paths. Without this bean they mean paths of Spring MVC and silently miss the
 * engine's servlets.
 */
@Configuration(proxyBeanMethods = false)
class SecurityMatchers {

    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }
}
