package vn.directive.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the SQL statements that a piece of work sends, from its own thread or, behind a server, from all threads. */
public class StatementCounter implements BeanPostProcessor {

    private final ThreadLocal<List<String>> statements = new ThreadLocal<>();
    private volatile List<String> everybodys;

    /** Work of a test. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** @return the statements, in order */
    public List<String> during(Work work) throws Exception {
        List<String> seen = new ArrayList<>();
        statements.set(seen);
        try {
            work.run();
        } finally {
            statements.remove();
        }
        return seen;
    }

    /** As {@link #during} for work that a server does, together with whatever else it does meanwhile. */
    public List<String> ofAllThreads(Work work) throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        everybodys = seen;
        try {
            work.run();
        } finally {
            everybodys = null;
        }
        return seen;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return counted(super.getConnection());
            }
        } : bean;
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    List<String> seen = statements.get() != null ? statements.get() : everybodys;
                    if (seen != null && method.getName().matches("prepareStatement|prepareCall|createStatement")) {
                        seen.add(arguments == null ? "" : String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
