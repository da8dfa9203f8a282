package vn.directive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Asks for the database before anything else starts, so that its absence is one clear line and no stack trace. */
class DatabaseRequired implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int LOGIN_TIMEOUT_SECONDS = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        String url = environment.getProperty("spring.datasource.url");
        if (url == null || url.isBlank()) {
            throw new Missing("Chưa cấu hình cơ sở dữ liệu: đặt SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME và "
                    + "SPRING_DATASOURCE_PASSWORD (no database configured).", null);
        }
        DriverManager.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url,
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"))) {
            connection.isValid(LOGIN_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            throw new Missing("Không kết nối được cơ sở dữ liệu %s (%s).".formatted(
                    url.replaceAll("\\?.*", ""), e.getMessage().lines().findFirst().orElse("")), e);
        }
    }

    /** The database is not configured or does not answer. */
    static class Missing extends RuntimeException {

        Missing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Registered in {@code META-INF/spring.factories}. */
    static class Analyzer extends AbstractFailureAnalyzer<Missing> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, Missing cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
