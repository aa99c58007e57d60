package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabasesTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStoreIsEmptyAndItsOwn(Databases databases) throws SQLException {
        for (int i = 0; i < 2; i++) {
            try (Connection connection = databases.fresh().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE one (id TEXT PRIMARY KEY, bytes BYTEA)");
                statement.execute("INSERT INTO one (id) VALUES ('a') ON CONFLICT DO NOTHING");
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM one")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anAddressIsEnoughToConnect(Databases databases) throws SQLException {
        try (Connection connection = DriverManager.getConnection(databases.freshUrl());
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }
}
