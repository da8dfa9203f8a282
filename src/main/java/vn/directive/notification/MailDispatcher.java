package vn.directive.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.notification.Outbox.Mail;

/**
 * Sends what is in the outbox, at least once: a mail counts as sent when the server took it and the transaction
 * committed. Should a node stop between the two, the mail goes out again under the same Message-ID.
 */
class MailDispatcher {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);
    private static final int LONGEST_ERROR = 500;

    private final Outbox outbox;
    private final JavaMailSender sender;
    private final TransactionTemplate transaction;
    private final MailProperties properties;
    private final Clock clock;

    /** @param sender null where mail is off */
    MailDispatcher(Outbox outbox, JavaMailSender sender, TransactionTemplate transaction, MailProperties properties,
            Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Sends everything that is due; stops early when the server takes nothing, to try again with the next run.
     *
     * @return how many mails the server took
     */
    int dispatch() {
        if (sender == null) {
            return 0;
        }
        int sent = 0;
        Batch batch;
        do {
            batch = transaction.execute(status -> sendBatch());
            sent += batch.sent();
        } while (batch.taken() == properties.batch() && batch.sent() > 0);
        return sent;
    }

    private Batch sendBatch() {
        Instant now = clock.instant();
        outbox.withdrawHidden(LocalDate.now(clock));
        List<Mail> due = outbox.lockDue(now, properties.batch());
        if (due.isEmpty()) {
            return new Batch(0, 0);
        }
        Map<Mail, String> errors = send(due);
        List<Long> sent = due.stream().filter(mail -> !errors.containsKey(mail)).map(Mail::id).toList();
        outbox.sent(sent, now);
        errors.forEach((mail, error) -> recordFailure(mail, error, now));
        return new Batch(due.size(), sent.size());
    }

    private void recordFailure(Mail mail, String error, Instant now) {
        int failures = mail.attempts() + 1;
        boolean givenUp = failures >= properties.maxAttempts();
        if (givenUp) {
            log.error("Mail {} to {} given up after {} attempts: {}", mail.key(), mail.address(), failures, error);
        } else {
            log.warn("Mail {} to {} failed (attempt {}): {}", mail.key(), mail.address(), failures, error);
        }
        outbox.failed(mail.id(), error, givenUp ? null : now.plus(properties.waitAfter(failures)));
    }

    /** @return what went wrong, by mail */
    private Map<Mail, String> send(List<Mail> mails) {
        Map<Mail, String> errors = new LinkedHashMap<>();
        Map<MimeMessage, Mail> messages = new LinkedHashMap<>();
        for (Mail mail : mails) {
            try {
                messages.put(message(mail), mail);
            } catch (MessagingException e) {
                errors.put(mail, describe(e));
            }
        }
        try {
            sender.send(messages.keySet().toArray(MimeMessage[]::new));
        } catch (MailSendException e) {
            if (e.getFailedMessages().isEmpty()) {
                messages.values().forEach(mail -> errors.put(mail, describe(e)));
            }
            e.getFailedMessages().forEach((message, why) -> errors.put(messages.get(message), describe(why)));
        } catch (MailException e) {
            messages.values().forEach(mail -> errors.put(mail, describe(e)));
        }
        return errors;
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.from());
        helper.setTo(mail.address());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        // Derived from the key, so that a mail sent twice is recognised as one.
        message.setHeader("Message-ID", "<%s@%s>".formatted(
                UUID.nameUUIDFromBytes(mail.key().getBytes(StandardCharsets.UTF_8)),
                properties.from().substring(properties.from().indexOf('@') + 1)));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String describe(Exception e) {
        String text = e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }

    private record Batch(int taken, int sent) {}
}
