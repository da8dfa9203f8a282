package vn.directive.workflow.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: after a few failures a name is refused for a while, whether such an account exists
 * or not, so the refusal tells nothing. Counted per node; a restart forgets.
 */
@Component
class LoginThrottle {

    private static final int REMEMBERED = 10_000;

    private final int allowed;
    private final Duration pause;
    private final InstantSource time;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    @org.springframework.beans.factory.annotation.Autowired
    LoginThrottle(@Value("${directive.login.failures:5}") int allowed,
            @Value("${directive.login.pause:5m}") Duration pause) {
        this(allowed, pause, InstantSource.system());
    }

    LoginThrottle(int allowed, Duration pause, InstantSource time) {
        this.allowed = allowed;
        this.pause = pause;
        this.time = time;
    }

    boolean isBlocked(String username) {
        Failures known = failures.get(key(username));
        return known != null && known.count >= allowed && time.millis() < known.lastAt + pause.toMillis();
    }

    /** @return true when this failure is the one after which the name is refused for a while */
    boolean failed(String username) {
        long now = time.millis();
        if (failures.size() >= REMEMBERED) {
            failures.values().removeIf(f -> now >= f.lastAt + pause.toMillis());
        }
        return failures.merge(key(username), new Failures(1, now), (known, one) ->
                now >= known.lastAt + pause.toMillis() ? one : new Failures(known.count + 1, now)).count == allowed;
    }

    void succeeded(String username) {
        failures.remove(key(username));
    }

    private static String key(String username) {
        return username.length() > 100 ? username.substring(0, 100) : username.toLowerCase(Locale.ROOT);
    }

    private record Failures(int count, long lastAt) {}
}
