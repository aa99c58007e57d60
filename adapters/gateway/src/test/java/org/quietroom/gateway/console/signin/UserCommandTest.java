package org.quietroom.gateway.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.KeyRing;
import picocli.CommandLine;

class UserCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Users users;

    @BeforeEach
    void open(@TempDir Path folder) {
        users = new Users(
                Databases.SQLITE.fresh(),
                KeyRing.openOrCreate(folder.resolve("keyset")).vault(),
                Clock.systemUTC());
    }

    @Test
    void addsListsAndResets() {
        assertThat(run("four unrelated words\n", "add", "Rowan", "--role", "lead", "--password-stdin"))
                .isZero();
        assertThat(out.toString()).contains("secret", "otpauth://totp/Quietroom:Rowan?secret=");
        assertThat(run("", "list")).isZero();
        assertThat(out.toString()).contains("Rowan\tlead");
        assertThat(run("four other words\r\n", "reset", "rowan", "--password-stdin"))
                .isZero();
    }

    @Test
    void refusesWithWhatToDo() {
        assertThat(run("short\n", "add", "Rowan", "--password-stdin")).isEqualTo(1);
        assertThat(err.toString()).contains("12 to 256 characters");
        assertThat(run("four unrelated words\n", "reset", "Kim", "--password-stdin"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("user list");
        assertThat(run("four unrelated words\n", "add", "Kim", "--role", "boss", "--password-stdin"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("moderator or lead");
    }

    private int run(String input, String... arguments) {
        return new CommandLine(new UserCommand(config -> users, new StringReader(input)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
