package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.testkit.Databases;

class AuditTrailTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void manyWritersMakeOneChainAndEveryTamperingIsFound(Databases databases) throws Exception {
        Setting setting = new Setting(databases);
        AuditTrail audit = setting.desk.audit();
        assertThat(audit.verify()).isZero();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String actor = "m" + i;
                calls.add(() -> {
                    audit.append(new AuditLog.Entry(Instant.EPOCH, actor, "test.act", null, "because"));
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(audit.latest(100)).hasSize(30);
        assertThat(audit.verify()).isZero();
        assertThat(audit.lastHash()).hasSize(64);
        tamper(setting, "UPDATE desk_audit SET reason = 'no reason' WHERE place = 7");
        assertThat(audit.verify()).isEqualTo(7);
        tamper(setting, "UPDATE desk_audit SET reason = 'because' WHERE place = 7");
        assertThat(audit.verify()).isZero();
        tamper(setting, "DELETE FROM desk_audit WHERE place = 30");
        assertThat(audit.verify()).as("the end was cut off").isEqualTo(30);
        tamper(setting, "DELETE FROM desk_audit WHERE place = 12");
        assertThat(audit.verify()).isEqualTo(12);
    }

    private static void tamper(Setting setting, String sql) throws SQLException {
        try (Connection connection = setting.source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
