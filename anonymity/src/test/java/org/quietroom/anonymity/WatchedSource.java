package org.quietroom.anonymity;

import com.google.common.reflect.Reflection;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A store whose connections are counted and can be made to fail. */
final class WatchedSource {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final DataSource source;

    WatchedSource(DataSource source) {
        this.source = Reflection.newProxy(DataSource.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                connections.incrementAndGet();
                if (gone.get()) {
                    throw new SQLException("nobody answers");
                }
            }
            try {
                return method.invoke(source, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    DataSource source() {
        return source;
    }

    int connections() {
        return connections.get();
    }

    void gone(boolean now) {
        gone.set(now);
    }
}
