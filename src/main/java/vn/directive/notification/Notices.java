package vn.directive.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;

/** Writes notices, and the mail that goes with them, in the running transaction. */
@Service
class Notices {

    private final JdbcClient jdbc;
    private final MailWriter mail;
    private final Clock clock;

    Notices(JdbcClient jdbc, MailWriter mail, Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Tells everybody who was not told before and may know of the dossier; one statement for all notices, so large fan-outs stay cheap.
     *
     * @return how many were told now
     */
    @Transactional
    public int tell(Collection<Message> messages) {
        Map<String, Message> byKey = messages.stream().filter(message -> !message.recipients().isEmpty())
                .collect(Collectors.toMap(Message::key, Function.identity(), Notices::merge, LinkedHashMap::new));
        if (byKey.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<Told> told = insert(byKey.values(), now);
        Map<Message, Set<String>> recipients = new LinkedHashMap<>();
        told.forEach(t -> recipients.computeIfAbsent(byKey.get(t.about()), key -> new LinkedHashSet<>())
                .add(t.recipient()));
        mail.write(recipients, now);
        return told.size();
    }

    private List<Told> insert(Collection<Message> messages, Instant now) {
        List<Message> about = new ArrayList<>();
        List<String> recipients = new ArrayList<>();
        for (Message message : messages) {
            for (String recipient : message.recipients()) {
                about.add(message);
                recipients.add(recipient);
            }
        }
        return jdbc.sql("""
                insert into notice (key, recipient, kind, title, text, task_id, directive_id, created_at)
                select n.about || ':' || n.recipient, n.recipient, n.kind, n.title, n.text, n.task_id,
                       cast(n.directive_id as uuid), :now
                from unnest(:abouts, :recipients, :kinds, :titles, :texts, :taskIds, :directiveIds)
                    as n (about, recipient, kind, title, text, task_id, directive_id)
                left join directive d on d.id = cast(n.directive_id as uuid)
                where\s""" + DossierAccess.knownTo("d", "n.recipient") + """
                on conflict (key) do nothing
                returning left(key, -(length(recipient) + 1)) as about, recipient
                """)
                .param("now", Timestamp.from(now)).param("today", LocalDate.now(clock)).param("abouts", column(about, Message::key))
                .param("recipients", recipients.toArray(String[]::new))
                .param("kinds", column(about, m -> m.kind().name())).param("titles", column(about, Message::title))
                .param("texts", column(about, Message::text)).param("taskIds", column(about, Message::taskId))
                .param("directiveIds", column(about, m -> m.directiveId() == null ? null : m.directiveId().toString()))
                .query(Told.class).list();
    }

    private static String[] column(List<Message> messages, Function<Message, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }

    private static Message merge(Message first, Message second) {
        Set<String> all = new LinkedHashSet<>(first.recipients());
        all.addAll(second.recipients());
        return new Message(first.key(), first.kind(), first.title(), first.text(), first.taskId(),
                first.directiveId(), all);
    }

    record Told(String about, String recipient) {}
}
