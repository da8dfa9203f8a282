package vn.directive.workflow.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the stock web applications are served: our error messages, and browsers that keep what does not change. */
@Configuration(proxyBeanMethods = false)
class WebappConfiguration implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/webjars/camunda/";

    private final Map<String, String> etags = new ConcurrentHashMap<>();

    /** Takes the place of the servlet that the starter would register under the same name. */
    @Bean
    ServletRegistrationBean<ServletContainer> engineApi() {
        ServletRegistrationBean<ServletContainer> servlet =
                new ServletRegistrationBean<>(new ServletContainer(), "/camunda/api/engine/*");
        servlet.setName("Engine Api");
        servlet.setInitParameters(
                Map.of(ServletProperties.JAXRS_APPLICATION_CLASS, EngineRestInVietnamese.class.getName()));
        servlet.setOrder(0);
        return servlet;
    }

    /** The engine's REST interface for programmes says failures as the web applications' one does. */
    @Bean
    @ConditionalOnProperty("directive.engine-rest.enabled")
    CamundaJerseyResourceConfig engineRestForProgrammes() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerCamundaRestResources() {
                Set<Class<?>> classes = new HashSet<>(CamundaRestResources.getResourceClasses());
                classes.addAll(CamundaRestResources.getConfigurationClasses());
                classes.removeAll(EngineRestInVietnamese.STOCK_ERRORS);
                classes.add(EngineErrors.class);
                registerClasses(classes);
                register(JacksonFeature.class);
            }
        };
    }

    /** Without it browsers read Vietnamese words in style sheets as Latin-1. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer types) {
        types.mediaType("css", new MediaType("text", "css", StandardCharsets.UTF_8))
                .mediaType("js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Ours change with each release under the same address: always asked for, answered by 304 while the same.
        registry.addResourceHandler("/camunda/lib/directive/**").addResourceLocations(FILES + "lib/directive/")
                .setCacheControl(CacheControl.noCache()).setUseLastModified(false).setEtagGenerator(this::etag);
        for (String pages : List.of("login/", "personal/", "organisation/")) {
            registry.addResourceHandler("/" + pages + "*.css", "/" + pages + "*.js", "/" + pages + "*.svg")
                    .addResourceLocations("classpath:/static/" + pages)
                    .setCacheControl(CacheControl.noCache()).setUseLastModified(false).setEtagGenerator(this::etag);
        }
        for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
            for (String folder : List.of("scripts", "styles", "locales")) {
                String path = "app/" + app + "/" + folder + "/";
                registry.addResourceHandler("/camunda/" + path + "**").addResourceLocations(FILES + path)
                        .setCacheControl(CacheControl.noCache()).setUseLastModified(false)
                        .setEtagGenerator(this::etag);
            }
            // Stock bundles carry their version in the address.
            String bundles = "app/" + app + "/";
            registry.addResourceHandler("/camunda/" + bundles + "camunda-*").addResourceLocations(FILES + bundles)
                    .setCacheControl(yearLong());
        }
        registry.addResourceHandler("/camunda/lib/*.js").addResourceLocations(FILES + "lib/")
                .setCacheControl(yearLong());
        registry.addResourceHandler("/camunda/assets/*").addResourceLocations(FILES + "assets/")
                .setCacheControl(yearLong());
        registry.addResourceHandler("/help/pictures/**").addResourceLocations("classpath:/manual/pictures/")
                .setCacheControl(CacheControl.noCache()).setUseLastModified(false).setEtagGenerator(this::etag);
        registry.addResourceHandler("/webjars/lit-html/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/lit-html/").setCacheControl(yearLong());
    }

    private static CacheControl yearLong() {
        return CacheControl.maxAge(Duration.ofDays(365)).cachePublic();
    }

    private String etag(Resource resource) {
        try {
            // Files outside a jar are being worked on.
            return resource.isFile() ? digest(resource)
                    : etags.computeIfAbsent(resource.getURL().toString(), url -> digest(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Resource resource) {
        try (var content = resource.getInputStream()) {
            // Weak: Tomcat does not compress what has a strong one.
            return "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
