package org.muster.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the product asks of the database: in the requests themselves, and in the followers behind them. */
@TestConfiguration
class Statements implements BeanPostProcessor {

    private static final LongAdder IN_REQUESTS = new LongAdder();
    private static final LongAdder IN_FOLLOWERS = new LongAdder();
    private static final Map<String, LongAdder> TEXTS = new ConcurrentHashMap<>();

    record Count(long inRequests, long inFollowers) {
        Count since(Count earlier) {
            return new Count(inRequests - earlier.inRequests, inFollowers - earlier.inFollowers);
        }
    }

    static Count now() {
        return new Count(IN_REQUESTS.sum(), IN_FOLLOWERS.sum());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource") ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(Connection.class, super.getConnection(), null);
        }
    }

    /** What is asked most often from now on, by its text. */
    static void forgetTexts() {
        TEXTS.clear();
    }

    /** The texts that were asked most often for each of so many answers, the most frequent first. */
    static List<String> most(int answers, int limit) {
        return TEXTS.entrySet().stream()
                .sorted(Comparator.comparing(it -> -it.getValue().sum()))
                .limit(limit)
                .map(it -> "%7.2f  %s".formatted((double) it.getValue().sum() / answers, it.getKey()))
                .toList();
    }

    private static <T> T counting(Class<T> as, T real, String sql) {
        Object proxy = Proxy.newProxyInstance(as.getClassLoader(), new Class<?>[] {as}, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                count(sql == null && arguments != null ? String.valueOf(arguments[0]) : sql);
            }
            try {
                Object result = method.invoke(real, arguments);
                return result instanceof Statement statement && as == Connection.class
                        ? counting(
                                statementType(method.getReturnType()),
                                statement,
                                arguments != null && arguments[0] instanceof String text ? text : null)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return as.cast(proxy);
    }

    @SuppressWarnings("unchecked")
    private static Class<Statement> statementType(Class<?> declared) {
        return (Class<Statement>) declared;
    }

    private static void count(String sql) {
        String thread = Thread.currentThread().getName();
        if (thread.startsWith("http-")) {
            IN_REQUESTS.increment();
        } else if (thread.equals("journal-follower")) {
            IN_FOLLOWERS.increment();
        }
        String words = String.valueOf(sql).replaceAll("\\s+", " ");
        String where = thread.replaceAll("[0-9]+", "#") + ": " + words.substring(0, Math.min(110, words.length()));
        TEXTS.computeIfAbsent(where, any -> new LongAdder()).increment();
    }
}
