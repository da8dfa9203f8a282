package vn.directive.notification;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import vn.directive.organisation.Organisation;

/** Switches mail on where there is a mail server; the product works without one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, ReminderProperties.class})
class NotificationConfiguration {

    @Bean
    MailWriter mailWriter(Outbox outbox, Organisation organisation, MailPreferences preferences, JdbcClient jdbc,
            MailProperties mail, Environment environment, @Value("${directive.public-url}") String publicUrl) {
        return new MailWriter(outbox, organisation, preferences, jdbc, enabled(mail, environment), publicUrl);
    }

    @Bean
    MailDispatcher mailDispatcher(Outbox outbox, ObjectProvider<JavaMailSender> sender, TransactionTemplate transaction,
            MailProperties mail, Environment environment, Clock clock) {
        return new MailDispatcher(outbox, enabled(mail, environment) ? sender.getObject() : null, transaction, mail,
                clock);
    }

    /** @throws IllegalStateException when mail is asked for without a server */
    static boolean enabled(MailProperties mail, Environment environment) {
        boolean server = StringUtils.hasText(environment.getProperty("spring.mail.host"));
        if (Boolean.TRUE.equals(mail.enabled()) && !server) {
            throw new IllegalStateException("directive.mail.enabled is true, but spring.mail.host is not set");
        }
        return server && !Boolean.FALSE.equals(mail.enabled());
    }
}
