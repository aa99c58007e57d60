package org.quietroom.gateway.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.room.Attachment;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.http.Visit;

/** A dump of the gateway's database, of either kind, and its disk: nothing of what members of sealed rooms say, send and report is in them. */
class WhatIsStoredIT {
    private static final String SAID = "Wilhelmina has put the kettle on.";
    private static final String ALONE = "Between the two of us: the kettle leaks, Wilhelmina.";
    private static final String FILE = "a list of Wilhelmina's kettles, copper and tin";
    private static final String NAME = "kettles-of-wilhelmina.txt";
    private static final String WHY = "Please look at what Wilhelmina's friend wrote.";

    @TempDir
    Path dumped;

    @TempDir
    Path empty;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void wordsFilesAndReportsAreNotInIt(Databases kind) throws Exception {
        Planted planted = new Planted(SAID, ALONE, FILE, NAME, WHY, "Wilhelmina");
        planted.requireFound(empty);
        String url = kind == Databases.SQLITE ? "" : kind.freshUrl();
        try (var house = new SealedHouse("Table", url)) {
            Visit reeds = Visit.arrive(house.address());
            Visit ferns = Visit.arrive(house.address());
            try (var reed = Program.enter(reeds, "table");
                    var fern = Program.enter(ferns, "table")) {
                reed.room.send(SAID);
                fern.hear(SAID);
                Attachment list =
                        reed.room.attachments().put(NAME, "text/plain", new ByteArrayInputStream(FILE.getBytes(UTF_8)));
                reed.room.send(Body.of(WHY, List.of(list)));
                var clear = new ByteArrayOutputStream();
                fern.room.attachments().get(fern.hear(WHY).body().attachments().get(0), clear);
                assertThat(clear.toString(UTF_8)).isEqualTo(FILE);
                try (var reedAlone = Program.alone(reeds, "table", fern.room.you(), reed);
                        var fernAlone = Program.alone(ferns, "table", reed.room.you(), fern)) {
                    reedAlone.room.send(ALONE);
                    fernAlone.hear(ALONE);
                    fernAlone.room.report(List.of(fernAlone.hear(ALONE)), WHY);
                }
                fern.room.report(List.of(fern.hear(SAID), fern.hear(WHY)), WHY);

                dump(house.store(), dumped.resolve("database"));
                Planted device = new Planted(reed.room.device());
                assertThat(device.in(dumped))
                        .as("what is stored is in the dump")
                        .isNotEmpty();
                assertThat(planted.in(dumped)).isEmpty();
                assertThat(planted.in(house.folder())).isEmpty();
                assertThat(device.in(house.folder()).isEmpty()).isEqualTo(kind != Databases.SQLITE);
            }
        }
    }

    /** Every value of every row of every table. */
    private static void dump(DataSource store, Path file) throws SQLException, IOException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                OutputStream out = Files.newOutputStream(file)) {
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            Object value = rows.getObject(column);
                            out.write(
                                    value instanceof byte[] bytes
                                            ? bytes
                                            : String.valueOf(value).getBytes(UTF_8));
                            out.write('\n');
                        }
                    }
                }
            }
        }
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        assertThat(tables).contains("hub_event", "hub_attachment", "hub_log");
        return tables;
    }
}
