package vn.directive.notification;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.directive.notification.Outbox.NewMail;
import vn.directive.organisation.Organisation;
import vn.directive.shared.TimeConfiguration;

/** Puts the mail of new notices into the outbox when the person wants it; does nothing where mail is off. */
class MailWriter {

    private final Outbox outbox;
    private final Organisation organisation;
    private final MailPreferences preferences;
    private final JdbcClient jdbc;
    private final boolean enabled;
    private final String publicUrl;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    MailWriter(Outbox outbox, Organisation organisation, MailPreferences preferences, JdbcClient jdbc, boolean enabled,
            String publicUrl) {
        this.outbox = outbox;
        this.organisation = organisation;
        this.preferences = preferences;
        this.jdbc = jdbc;
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
        List<String> everybody = told.values().stream().flatMap(Set::stream).distinct().toList();
        Map<String, String> addresses = organisation.mailAddresses(everybody);
        Map<String, MailTiming> timings = preferences.of(everybody);
        List<NewMail> mails = new ArrayList<>();
        Map<String, String> later = new HashMap<>();
        told.forEach((message, recipients) -> {
            String subject = nfc(message.title().replaceAll("\\s+", " "));
            String body = nfc(body(message));
            recipients.stream().filter(addresses::containsKey).forEach(recipient -> {
                MailTiming timing = timings.getOrDefault(recipient, MailTiming.AT_ONCE);
                if (timing == MailTiming.DAILY) {
                    later.put(message.key(recipient), recipient);
                } else if (timing == MailTiming.AT_ONCE || message.kind().overdue()) {
                    mails.add(new NewMail(message.key(recipient), addresses.get(recipient), subject, body, recipient,
                            message.directiveId()));
                }
            });
        });
        keepForDigest(later);
        if (!mails.isEmpty()) {
            outbox.add(mails, now);
        }
    }

    private void keepForDigest(Map<String, String> recipientsByKey) {
        if (!recipientsByKey.isEmpty()) {
            jdbc.sql("""
                    insert into mail_digest_entry (notice_key, username)
                    select e.key, e.username from unnest(:keys, :usernames) as e (key, username)
                    on conflict (notice_key) do nothing
                    """).param("keys", recipientsByKey.keySet().toArray(String[]::new))
                    .param("usernames", recipientsByKey.values().toArray(String[]::new)).update();
        }
    }

    /**
     * One mail for each person, and one for each restricted dossier, since who may read it may change while it waits.
     * With a single entry it looks like any other.
     */
    void writeDigests(Map<String, List<DailyDigest.Entry>> entries, Instant now) {
        if (!enabled || entries.isEmpty()) {
            return;
        }
        Map<String, String> addresses = organisation.mailAddresses(entries.keySet());
        List<NewMail> mails = new ArrayList<>();
        entries.forEach((username, all) -> {
            if (addresses.containsKey(username)) {
                Map<Optional<UUID>, List<DailyDigest.Entry>> apart = all.stream()
                        .sorted(Comparator.comparingLong(DailyDigest.Entry::noticeId))
                        .collect(Collectors.groupingBy(entry -> Optional.ofNullable(entry.restrictedId()),
                                LinkedHashMap::new, Collectors.toList()));
                apart.forEach((restricted, sorted) -> {
                    String subject = sorted.size() == 1 ? sorted.get(0).title().replaceAll("\\s+", " ")
                            : "Tổng hợp %d thông báo trong ngày".formatted(sorted.size());
                    mails.add(new NewMail("digest:%s:%d".formatted(username, sorted.get(sorted.size() - 1).noticeId()),
                            addresses.get(username), nfc(subject), nfc(body(sorted, now)), username,
                            restricted.orElse(null)));
                });
            }
        });
        if (!mails.isEmpty()) {
            outbox.add(mails, now);
        }
    }

    private String body(List<DailyDigest.Entry> entries, Instant now) {
        Map<String, Object> values = new HashMap<>();
        values.put("day", Wording.day(LocalDate.ofInstant(now, TimeConfiguration.ZONE)));
        values.put("settings", publicUrl + "/personal");
        values.put("items", entries.stream().map(entry -> {
            Map<String, Object> item = new HashMap<>();
            item.put("title", entry.title());
            item.put("text", entry.text());
            item.put("link", entry.taskId() == null ? null : publicUrl + Notifications.linkTo(entry.taskId()));
            return item;
        }).toList());
        return templates.process("digest", new Context(Locale.forLanguageTag("vi-VN"), values));
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
