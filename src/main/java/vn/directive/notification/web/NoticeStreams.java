package vn.directive.notification.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.directive.notification.Notifications;
import vn.directive.notification.Notifications.Unread;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;

/**
 * Open bells on this node. A stream costs a connection and no thread; each node asks the database for all of its
 * people in one query, so it does not matter which node a notice was written on.
 */
@Component
class NoticeStreams {

    private static final long LONGEST = 30 * 60_000L;
    private static final int PER_SESSION = 4;
    /** Silent rounds after which a comment keeps proxies from closing the connection. */
    private static final int SILENCE = 7;

    private final Notifications notifications;
    private final Accounts accounts;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    NoticeStreams(Notifications notifications, Accounts accounts) {
        this.notifications = notifications;
        this.accounts = accounts;
    }

    /** @throws ResponseStatusException 429 when the session has enough of them; the bell then polls */
    SseEmitter open(String username, String sessionId) {
        if (streams.stream().filter(open -> open.sessionId.equals(sessionId)).count() >= PER_SESSION) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        Stream stream = new Stream(username, sessionId);
        stream.emitter.onCompletion(() -> streams.remove(stream));
        stream.emitter.onError(error -> streams.remove(stream));
        stream.emitter.onTimeout(stream.emitter::complete);
        streams.add(stream);
        stream.tell(notifications.unread(List.of(username)).getOrDefault(username, Unread.NONE));
        return stream.emitter;
    }

    /** Tells everybody whose number has changed since the last time; whose account was closed hears no more. */
    void push() {
        if (streams.isEmpty()) {
            return;
        }
        Set<String> people = streams.stream().map(stream -> stream.username).collect(Collectors.toSet());
        Map<String, Account> known = accounts.find(people);
        end(streams.stream().filter(stream -> !known.containsKey(stream.username)
                || !known.get(stream.username).enabled()).toList());
        Map<String, Unread> unread = notifications.unread(people);
        streams.forEach(stream -> stream.tell(unread.getOrDefault(stream.username, Unread.NONE)));
    }

    int size() {
        return streams.size();
    }

    /** By logging out or after a long absence. */
    @EventListener
    void onSessionEnd(HttpSessionDestroyedEvent session) {
        end(streams.stream().filter(stream -> stream.sessionId.equals(session.getId())).toList());
    }

    /** Before the server waits for its open requests. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        end(streams);
    }

    private void end(List<Stream> ended) {
        ended.forEach(stream -> {
            streams.remove(stream);
            stream.send(SseEmitter.event().name("end").data("{}"));
            stream.emitter.complete();
        });
    }

    private final class Stream {

        private final String username;
        private final String sessionId;
        private final SseEmitter emitter = new SseEmitter(LONGEST);
        private Unread told;
        private int silent;

        Stream(String username, String sessionId) {
            this.username = username;
            this.sessionId = sessionId;
        }

        synchronized void tell(Unread unread) {
            if (!unread.equals(told)) {
                told = unread;
                silent = 0;
                send(SseEmitter.event().name("unread").reconnectTime(5_000).data(unread));
            } else if (++silent >= SILENCE) {
                silent = 0;
                send(SseEmitter.event().comment(""));
            }
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                // The browser has gone; the container ends the request.
                streams.remove(this);
            }
        }
    }
}
