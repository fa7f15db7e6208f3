package org.meterhub.acceptance.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands before the drivers of H2 and PostgreSQL, for URLs that end in its mark, and lets {@link DatabaseFaults} decide what comes of each statement. */
final class FaultyDriver implements Driver {

    /** At the end of a URL. */
    private static final String MARK = ";SIMULATED=";

    private static final FaultyDriver INSTALLED = new FaultyDriver();

    private final Map<String, DatabaseFaults> faults = new ConcurrentHashMap<>();
    private final List<Driver> others = new ArrayList<>();

    private FaultyDriver() {}

    /** @return the URL under which the database has these faults */
    static String install(String url, DatabaseFaults faults) throws SQLException {
        synchronized (INSTALLED) {
            if (!Collections.list(DriverManager.getDrivers()).contains(INSTALLED)) {
                // The first driver that takes a URL gets it, and H2's would take it.
                for (Driver other : Collections.list(DriverManager.getDrivers())) {
                    DriverManager.deregisterDriver(other);
                    INSTALLED.others.add(other);
                }
                DriverManager.registerDriver(INSTALLED);
                for (Driver other : INSTALLED.others) {
                    DriverManager.registerDriver(other);
                }
            }
        }
        String name = Integer.toHexString(System.identityHashCode(faults));
        INSTALLED.faults.put(name, faults);
        return url + MARK + name;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.contains(MARK);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        int mark = url.indexOf(MARK);
        if (mark < 0) {
            return null;
        }
        int end = url.indexOf(';', mark + 1);
        String name = url.substring(mark + MARK.length(), end < 0 ? url.length() : end);
        String real = url.substring(0, mark) + (end < 0 ? "" : url.substring(end));
        DatabaseFaults chosen = faults.get(name);
        if (chosen == null) {
            throw new SQLException("no simulation is called " + name);
        }
        for (Driver other : others) {
            if (other.acceptsURL(real)) {
                return around(Connection.class, other.connect(real, properties), chosen, "");
            }
        }
        throw new SQLException("no driver for " + real);
    }

    private static <T> T around(Class<T> type, Object real, DatabaseFaults faults, String sql) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Around(real, faults, sql)));
    }

    /** @param sql of a prepared statement; else empty */
    private record Around(Object real, DatabaseFaults faults, String sql) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (name.startsWith("execute")) {
                faults.beforeStatement(arguments != null && arguments[0] instanceof String given ? given : sql);
            }
            boolean commit = name.equals("commit");
            if (commit) {
                faults.beforeCommit();
            }
            if (name.equals("prepareStatement") && arguments != null) {
                arguments[0] = faults.without((String) arguments[0]);
            }
            Object result = call(method, arguments);
            if (commit) {
                faults.afterCommit();
            }
            if (result instanceof PreparedStatement statement && real instanceof Connection && arguments != null) {
                return around(PreparedStatement.class, statement, faults, (String) arguments[0]);
            }
            if (result instanceof Statement statement && real instanceof Connection) {
                return around(Statement.class, statement, faults, "");
            }
            return result;
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
            }
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
