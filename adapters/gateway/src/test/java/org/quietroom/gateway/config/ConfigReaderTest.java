package org.quietroom.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.gateway.cli.RefusedException;

/** One file: everything has a default, and what does not fit is named with its line and what would. */
class ConfigReaderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private Config read(String text, Map<String, String> environment) {
        return new ConfigReader(Plugins.find(), environment).read(text, folder, "quietroom.yaml");
    }

    private Config read(String text) {
        return read(text, Map.of());
    }

    @Test
    void anEmptyFileIsAWholeConfiguration() {
        Config config = read("");
        assertThat(config.data()).isEqualTo(folder.resolve("quietroom-data"));
        assertThat(config.listen().address()).isEqualTo("127.0.0.1");
        assertThat(config.store().file()).isEqualTo(folder.resolve("quietroom-data/quietroom.db"));
        assertThat(config.keyset()).isEqualTo(folder.resolve("quietroom-data/keyset.json"));
        assertThat(config.hosts()).isEmpty();
        assertThat(config.off()).isEmpty();
        assertThat(read("# nothing but a comment\n").listen()).isEqualTo(config.listen());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'datta: x'                                        | line 1: datta is not known; did you mean 'data'?
        'listen: {adress: localhost}'                     | line 1: listen.adress is not known; did you mean 'address'?
        'listen: {port: 70000}'                           | line 1: listen.port must be 0 to 65535
        'listen: {port: many}'                            | line 1: listen.port must be a whole number
        'console: {behind-proxy: perhaps}'                | line 1: console.behind-proxy must be true or false
        'console: {base-url: "ftp://desk.example.org"}'  | line 1: console.base-url does not fit
        'store: {pool: 1}'                                | line 1: store.pool must be 2 to 50
        'store: {url: "jdbc:oracle:x"}'                   | line 1: store.url does not fit
        'community: {undo: soon}'                         | line 1: community.undo does not fit
        'community: {country: Deutschland}'               | line 1: community.country does not fit
        'log: {level: loud}'                              | line 1: log.level does not fit
        'guards: {quietroom.crisi: {}}'                   | did you mean 'quietroom.crisis'?
        'guards: {quietroom.crisis: {enabled: maybe}}'    | enabled must be true or false
        'hosts: {Forum: {type: gate}}'                    | line 1: hosts.Forum
        'hosts: {a: {type: gaet}}'                        | gate
        'hosts: {a: {}}'                                  | line 1: hosts.a.secret is missing
        'hosts: {a: {type: xmpp-desk, mode: of}}'         | mode
        'data: [a, b]'                                    | line 1: data must be a text
        '- a'                                             | line 1
        'a: b: c'                                         | line 1
        """)
    void everyFaultIsNamedWithItsLine(String text, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("quietroom.yaml has")
                .hasMessageContaining(told)
                .hasMessageContaining("--print-config");
    }

    @Test
    void aKeyThatStandsTwiceIsAFault() {
        assertThatThrownBy(() -> read("data: x\ndata: y\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("data");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatThrownBy(() -> read("datta: x\nlisten:\n  port: -1\nlog:\n  level: loud\n"))
                .hasMessageContaining("3 faults")
                .hasMessageContaining("line 1:")
                .hasMessageContaining("line 3:")
                .hasMessageContaining("line 5:");
    }

    @Test
    void aSecretComesFromOnePlaceAndIsNeverShown() throws Exception {
        Files.writeString(folder.resolve("chat.secret"), SECRET + "\n");
        String host = "hosts:\n  chat:\n    type: gate\n";
        Config fromFile = read(host + "    secret-file: chat.secret\n");
        assertThat(fromFile.hosts().get(0).toString()).doesNotContain(SECRET);
        assertThat(fromFile.toString()).doesNotContain(SECRET);
        Config fromEnvironment = read(host + "    secret-env: CHAT\n", Map.of("CHAT", SECRET));
        assertThat(fromEnvironment.hosts()).hasSize(1);
        assertThatThrownBy(() -> read(host + "    secret-env: CHAT\n"))
                .hasMessageContaining("line 4: hosts.chat.secret-env");
        assertThatThrownBy(() -> read(host + "    secret-file: nowhere\n"))
                .hasMessageContaining("line 4: hosts.chat.secret-file");
        assertThatThrownBy(() -> read(host + "    secret: " + SECRET + "\n    secret-file: chat.secret\n"))
                .hasMessageContaining("hosts.chat.secret")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> read(host + "    secret: tooshort\n"))
                .hasMessageContaining("32")
                .hasMessageNotContaining("tooshort");
    }

    @Test
    void aNewHostBeginsInShadowMode() {
        assertThat(read("hosts: {a: {type: commonroom}}").hosts().get(0).shadow())
                .isTrue();
        assertThat(read("hosts: {a: {type: commonroom, mode: on}}")
                        .hosts()
                        .get(0)
                        .shadow())
                .isFalse();
    }

    @Test
    void onAndNoAreWordsWhereWordsAreMeant() {
        assertThat(read("community: {country: NO, language: \"no\", name: on}")
                        .community()
                        .country())
                .isEqualTo("NO");
    }

    @Test
    void durationsAreANumberAndAUnit() {
        assertThat(read("community: {undo: 90s}").desk().undo()).isEqualTo(Duration.ofSeconds(90));
    }
}
