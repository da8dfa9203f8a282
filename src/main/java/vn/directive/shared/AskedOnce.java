package vn.directive.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Questions that have one answer while a piece of work opens many alike things: asked once, and forgotten when the work
 * ends. Outside such work every question is asked anew.
 */
public final class AskedOnce {

    private static final ThreadLocal<Map<Object, Object>> ANSWERS = new ThreadLocal<>();

    private AskedOnce() {}

    /** @param work changes nothing that is asked for within it */
    public static void during(Runnable work) {
        Map<Object, Object> before = ANSWERS.get();
        ANSWERS.set(before == null ? new HashMap<>() : before);
        try {
            work.run();
        } finally {
            if (before == null) {
                ANSWERS.remove();
            }
        }
    }

    /** @param key of the question, equal to itself only */
    @SuppressWarnings("unchecked")
    public static <T> T ask(Object key, Supplier<T> question) {
        Map<Object, Object> answers = ANSWERS.get();
        if (answers == null) {
            return question.get();
        }
        Object known = answers.get(key);
        if (known == null) {
            known = question.get();
            answers.put(key, known);
        }
        return (T) known;
    }

    /** Tells an answer before it is asked for; does nothing outside such work. */
    public static void tell(Object key, Object answer) {
        Map<Object, Object> answers = ANSWERS.get();
        if (answers != null) {
            answers.put(key, answer);
        }
    }
}
