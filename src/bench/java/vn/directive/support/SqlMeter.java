package vn.directive.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts and times what all threads send to the database, so that the work of a server thread is seen from the client.
 * A batch counts once: it is one exchange.
 */
public class SqlMeter implements BeanPostProcessor {

    private final AtomicLong exchanges = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private volatile List<Sent> listener;

    /** @param sqlMillis time until the database answered; part of {@code millis} */
    public record Cost(long exchanges, double sqlMillis, double millis) {

        public Cost plus(Cost other) {
            return new Cost(exchanges + other.exchanges, sqlMillis + other.sqlMillis, millis + other.millis);
        }
    }

    public Cost of(Callable<?> work) throws Exception {
        long exchangesBefore = exchanges.get();
        long nanosBefore = nanos.get();
        long start = System.nanoTime();
        work.call();
        long end = System.nanoTime();
        return new Cost(exchanges.get() - exchangesBefore, (nanos.get() - nanosBefore) / 1e6, (end - start) / 1e6);
    }

    /** @param sql with the values in it, as the driver writes them */
    public record Sent(String sql, double millis) {}

    /** What the work sends to the database, in order. */
    public List<Sent> sentBy(Callable<?> work) throws Exception {
        List<Sent> sent = new CopyOnWriteArrayList<>();
        listener = sent;
        try {
            work.call();
        } finally {
            listener = null;
        }
        return sent;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return proxy(super.getConnection(), Connection.class, SqlMeter.this::onConnection);
            }
        } : bean;
    }

    private Object onConnection(Connection connection, Method method, Object[] arguments) throws Throwable {
        Object answer = invoke(connection, method, arguments);
        return answer instanceof Statement statement
                ? proxy(statement, method.getReturnType().asSubclass(Statement.class), this::onStatement) : answer;
    }

    private Object onStatement(Statement statement, Method method, Object[] arguments) throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return invoke(statement, method, arguments);
        }
        List<Sent> sent = listener;
        // Before: arrays are gone after.
        String text = sent == null ? null : arguments != null && arguments[0] instanceof String sql ? sql
                : statement.toString().replaceFirst("(?s)^Hikari.*? wrapping ", "");
        long start = System.nanoTime();
        try {
            return invoke(statement, method, arguments);
        } finally {
            long taken = System.nanoTime() - start;
            exchanges.incrementAndGet();
            nanos.addAndGet(taken);
            if (sent != null) {
                sent.add(new Sent(text, taken / 1e6));
            }
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        Object on(T target, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(T target, Class<? extends T> type, Call<T> call) {
        InvocationHandler handler = (proxy, method, arguments) -> call.on(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader() == null ? SqlMeter.class.getClassLoader()
                : type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
