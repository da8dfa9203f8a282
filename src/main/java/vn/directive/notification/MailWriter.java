package vn.directive.notification;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.directive.notification.Outbox.NewMail;
import vn.directive.organisation.Organisation;

/** Puts the mail of new notices into the outbox; does nothing where mail is off. */
class MailWriter {

    private final Outbox outbox;
    private final Organisation organisation;
    private final boolean enabled;
    private final String publicUrl;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    MailWriter(Outbox outbox, Organisation organisation, boolean enabled, String publicUrl) {
        this.outbox = outbox;
        this.organisation = organisation;
        this.enabled = enabled;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/mail/");
        files.setSuffix(".txt");
        files.setTemplateMode(TemplateMode.TEXT);
        files.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(files);
    }

    /** @param told recipients who really are to be told, by message */
    void write(Map<Message, Set<String>> told, Instant now) {
        if (!enabled || told.isEmpty()) {
            return;
        }
        Map<String, String> addresses = organisation.mailAddresses(
                told.values().stream().flatMap(Set::stream).distinct().toList());
        List<NewMail> mails = new ArrayList<>();
        told.forEach((message, recipients) -> {
            String subject = nfc(message.title().replaceAll("\\s+", " "));
            String body = nfc(body(message));
            recipients.stream().filter(addresses::containsKey).forEach(recipient ->
                    mails.add(new NewMail(message.key(recipient), addresses.get(recipient), subject, body)));
        });
        if (!mails.isEmpty()) {
            outbox.add(mails, now);
        }
    }

    private String body(Message message) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", message.title());
        values.put("text", message.text());
        values.put("link", message.taskId() == null ? null : publicUrl + Notifications.linkTo(message.taskId()));
        return templates.process("notice", new Context(Locale.forLanguageTag("vi-VN"), values));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
