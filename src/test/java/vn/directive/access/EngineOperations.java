package vn.directive.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

/** Every operation of the engine's REST interface, read from its annotations. */
final class EngineOperations {

    private static final int DEEPEST = 6;

    private EngineOperations() {}

    /** @param path after {@code /engine/{name}}, with its variables as {@code {id}} */
    record Operation(String method, String path) implements Comparable<Operation> {

        /** The part of the interface that it belongs to, for example {@code history/task}. */
        String resource() {
            return path.substring(1).replaceAll("/\\{.*", "");
        }

        @Override
        public int compareTo(Operation other) {
            return (path + method).compareTo(other.path + other.method);
        }
    }

    static Set<Operation> all() {
        Set<Operation> found = new TreeSet<>();
        collect(NamedProcessEngineRestServiceImpl.class, "", 0, found);
        return found;
    }

    private static void collect(Class<?> resource, String path, int depth, Set<Operation> found) {
        for (Method method : resource.getMethods()) {
            Optional<Path> part = find(method, Path.class);
            Optional<String> verb = verb(method);
            String here = path + part.map(p -> "/" + p.value()).orElse("").replaceAll("/+", "/")
                    .replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/$", "");
            String rest = here.replaceFirst("^/\\{name}", "");
            if (verb.isPresent() && !rest.isEmpty()) {
                found.add(new Operation(verb.get(), rest));
            } else if (verb.isEmpty() && part.isPresent() && depth < DEEPEST) {
                collect(method.getReturnType(), here, depth + 1, found);
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(a -> a != null).map(HttpMethod::value).findFirst();
    }

    private static <A extends Annotation> Optional<A> find(Method method, Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type));
    }
}
