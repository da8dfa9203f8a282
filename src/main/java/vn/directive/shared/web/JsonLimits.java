package vn.directive.shared.web;

import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much JSON a request may hold; files are not sent as JSON. */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

    /** Room for the longest cell of comments there may be, in UTF-8, or for thousands of rows pasted at once. */
    private static final long MOST_BYTES = 32L << 20;

    @Bean
    Jackson2ObjectMapperBuilderCustomizer documentLength() {
        return builder -> builder.postConfigurer(json -> json.getFactory().setStreamReadConstraints(
                json.getFactory().streamReadConstraints().rebuild().maxDocumentLength(MOST_BYTES).build()));
    }
}
