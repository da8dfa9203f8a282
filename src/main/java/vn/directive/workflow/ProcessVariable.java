package vn.directive.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable with its type. Variables hold references and routing facts only: text, opinions and
 * figures belong to domain tables.
 *
 * @param <T> type seen by Java; stored as text, number, boolean or date
 */
public final class ProcessVariable<T> {

    private final String name;
    private final Function<Object, T> read;
    private final Function<T, Object> write;

    private ProcessVariable(String name, Function<Object, T> read, Function<T, Object> write) {
        this.name = name;
        this.read = read;
        this.write = write;
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, Object::toString, v -> v);
    }

    public static ProcessVariable<UUID> id(String name) {
        return new ProcessVariable<>(name, v -> UUID.fromString(v.toString()), UUID::toString);
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, v -> ((Number) v).intValue(), v -> v);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, v -> (Boolean) v, v -> v);
    }

    /** A calendar date, stored as ISO text so that FEEL, JUEL and people read it alike. */
    public static ProcessVariable<LocalDate> date(String name) {
        return new ProcessVariable<>(name, v -> LocalDate.parse(v.toString()), LocalDate::toString);
    }

    /** A point in time, stored as a date that timers accept. */
    public static ProcessVariable<Instant> instant(String name) {
        return new ProcessVariable<>(name, v -> ((Date) v).toInstant(), Date::from);
    }

    public static <E extends Enum<E>> ProcessVariable<E> choice(String name, Class<E> type) {
        return new ProcessVariable<>(name, v -> Enum.valueOf(type, v.toString()), Enum::name);
    }

    public String name() {
        return name;
    }

    /** This variable as seen from an execution or a task. */
    public Access<T> from(VariableScope scope) {
        return new Access<>(this, scope);
    }

    /** Same as {@link #from}, for writing. */
    public Access<T> on(VariableScope scope) {
        return from(scope);
    }

    /** A variable in one scope. */
    public record Access<T>(ProcessVariable<T> variable, VariableScope scope) {

        /** @throws IllegalStateException when the variable is missing: the model did not pass it in */
        public T get() {
            return optional().orElseThrow(
                    () -> new IllegalStateException("process variable " + variable.name + " is missing"));
        }

        public Optional<T> optional() {
            return Optional.ofNullable(scope.getVariable(variable.name)).map(variable.read);
        }

        /** Sets the variable in the scope that has it, else at the process instance. */
        public void set(T value) {
            scope.setVariable(variable.name, value == null ? null : variable.write.apply(value));
        }

        public void setLocal(T value) {
            scope.setVariableLocal(variable.name, value == null ? null : variable.write.apply(value));
        }

        public void remove() {
            scope.removeVariable(variable.name);
        }
    }
}
