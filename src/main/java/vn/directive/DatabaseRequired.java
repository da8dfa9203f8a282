package vn.directive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Asks for the database before anything else starts, so that its absence is one clear line and no stack trace. */
class DatabaseRequired implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(DatabaseRequired.class);
    private static final int LOGIN_TIMEOUT_SECONDS = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        problem(context.getEnvironment()).ifPresent(problem -> {
            log.error(problem);
            System.exit(1);
        });
    }

    /** One Vietnamese sentence about what is missing; empty when the database answers. */
    static Optional<String> problem(Environment environment) {
        String url = environment.getProperty("spring.datasource.url");
        if (url == null || url.isBlank()) {
            return Optional.of("Chưa cấu hình cơ sở dữ liệu: đặt SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME và "
                    + "SPRING_DATASOURCE_PASSWORD (no database configured).");
        }
        DriverManager.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url,
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"))) {
            return connection.isValid(LOGIN_TIMEOUT_SECONDS) ? Optional.empty()
                    : Optional.of("Cơ sở dữ liệu không trả lời.");
        } catch (SQLException e) {
            return Optional.of("Không kết nối được cơ sở dữ liệu %s (%s).".formatted(
                    url.replaceAll("\\?.*", ""), e.getMessage().lines().findFirst().orElse("")));
        }
    }
}
