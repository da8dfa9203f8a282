package vn.directive.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param enabled when absent, mail is on as soon as {@code spring.mail.host} is set
 * @param from sender's address
 * @param maxAttempts after so many a mail is given up
 * @param firstRetry wait after the first failure; doubles with each further one
 * @param longestRetry the wait never grows beyond
 * @param batch mails per connection and transaction
 */
@ConfigurationProperties("directive.mail")
record MailProperties(Boolean enabled, @DefaultValue("chithi@localhost") String from,
        @DefaultValue("12") int maxAttempts, @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry, @DefaultValue("20") int batch) {

    /** @param failures how many there were, from 1 */
    Duration waitAfter(int failures) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
    }
}
