package org.quietroom.gateway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.run.TestGateway;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.QueueRow;

class BackupTest {
    private static final HostId FORUM = new HostId("forum");
    private static final AccountId JANE = new AccountId(FORUM, "jane");
    private static final RoomId EVENING = new RoomId(FORUM, "evening");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void backUpWipeRestoreAndAllIsAsBefore(Databases kind) throws Exception {
        Config config = config(kind, "one");
        Path archive = folder.resolve("backup.zip");
        String name;
        QueueRow open;
        try (Gateway gateway = Gateway.start(config, Plugins.find(), Clock.systemUTC())) {
            try (TestGateway host = TestGateway.on(gateway)) {
                host.post("m1", "jane", "I want to kill myself tonight");
            }
            name = gateway.foundation().identities().pseudonymOf(JANE, EVENING).name();
            open = gateway.foundation().desk().queue().open().get(0);
            Backup.make(config, archive, true, Clock.systemUTC());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        Config other = config(kind, "two");
        Restore.run(other, archive, false);
        try (Gateway gateway = Gateway.start(other, Plugins.find(), Clock.systemUTC())) {
            var desk = gateway.foundation().desk();
            assertThat(gateway.foundation()
                            .identities()
                            .pseudonymOf(JANE, EVENING)
                            .name())
                    .isEqualTo(name);
            assertThat(desk.queue().open()).extracting(QueueRow::id).containsExactly(open.id());
            Actor rowan = Actor.moderator("rowan");
            desk.claims().take(rowan, open.id(), open.version());
            assertThat(desk.cases().showText(open.id(), rowan).original().get(0).text())
                    .isEqualTo("I want to kill myself tonight");
        }
    }

    @Test
    void nothingIsOverwrittenUnasked() throws Exception {
        Config config = config(Databases.SQLITE, "one");
        Gateway.start(config, Plugins.find(), Clock.systemUTC()).close();
        Path archive = folder.resolve("backup.zip");
        Backup.make(config, archive, true, Clock.systemUTC());
        assertThatThrownBy(() -> Backup.make(config, archive, true, Clock.systemUTC()))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Restore.run(config, archive, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--force");
        Restore.run(config, archive, true);
        Gateway.start(config, Plugins.find(), Clock.systemUTC()).close();
    }

    @Test
    void aDamagedArchiveIsRefused() throws Exception {
        Config config = config(Databases.SQLITE, "one");
        Gateway.start(config, Plugins.find(), Clock.systemUTC()).close();
        Path archive = folder.resolve("backup.zip");
        Backup.make(config, archive, true, Clock.systemUTC());
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        assertThatThrownBy(() -> Restore.run(config(Databases.SQLITE, "two"), archive, false))
                .isInstanceOf(RefusedException.class);
        assertThat(folder.resolve("two/quietroom.db")).doesNotExist();
    }

    @Test
    void withoutTheKeysetTheRightOneMustBeThere() throws Exception {
        Config config = config(Databases.SQLITE, "one");
        Gateway.start(config, Plugins.find(), Clock.systemUTC()).close();
        Path archive = folder.resolve("backup.zip");
        Backup.make(config, archive, false, Clock.systemUTC());
        Config other = config(Databases.SQLITE, "two");
        assertThatThrownBy(() -> Restore.run(other, archive, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("holds no keyset");
        Config third = config(Databases.SQLITE, "three");
        Gateway.start(third, Plugins.find(), Clock.systemUTC()).close();
        Files.createDirectories(folder.resolve("two"));
        Files.copy(third.keyset(), other.keyset());
        assertThatThrownBy(() -> Restore.run(other, archive, false)).isInstanceOf(KeyRingException.class);
        Files.delete(other.keyset());
        Files.copy(config.keyset(), other.keyset());
        Restore.run(other, archive, false);
        Gateway.start(other, Plugins.find(), Clock.systemUTC()).close();
    }

    private Config config(Databases kind, String data) throws IOException {
        String store = kind == Databases.SQLITE ? "" : "store:\n  url: \"" + kind.freshUrl() + "\"\n";
        String text = "data: " + data + "\nlisten:\n  port: 0\n" + store + TestGateway.HOST;
        return new ConfigReader(Plugins.find(), Map.of()).read(text, folder, "test.yaml");
    }
}
