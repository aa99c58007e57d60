package org.quietroom.gateway.keys;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A store at which the program ends as if it were killed: before or after one of its commits. */
final class BrokenOff {
    /** The end of the program. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final DataSource source;
    private final int at;
    private final boolean after;
    private int commits;
    private boolean reached;

    /**
     * @param at which commit, from 1
     * @param after whether it still reaches the disk
     */
    BrokenOff(DataSource source, int at, boolean after) {
        this.source = source;
        this.at = at;
        this.after = after;
    }

    /** Whether it came so far. */
    boolean reached() {
        return reached;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                BrokenOff.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object made = call(() -> method.invoke(source, arguments));
                    return made instanceof Connection connection ? broken(connection) : made;
                });
    }

    private Connection broken(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                BrokenOff.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && ++commits == at) {
                        reached = true;
                        if (after) {
                            connection.commit();
                        } else {
                            connection.rollback();
                        }
                        throw new Killed();
                    }
                    return call(() -> method.invoke(connection, arguments));
                });
    }

    private static Object call(Called called) throws Throwable {
        try {
            return called.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What throws as reflection does. */
    @FunctionalInterface
    private interface Called {
        Object call() throws InvocationTargetException, IllegalAccessException;
    }
}
