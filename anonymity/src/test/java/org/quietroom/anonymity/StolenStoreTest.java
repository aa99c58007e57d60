package org.quietroom.anonymity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.anonymity.Fixture.EVENING;
import static org.quietroom.anonymity.Fixture.MORNING;
import static org.quietroom.anonymity.Fixture.account;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.Databases;

/** What a thief has who takes the store without the keyset file. */
final class StolenStoreTest {
    private static final int MEMBERS = 60;

    @Test
    void theRawFilesShowNoAccountInAnyForm() throws IOException {
        Path file = Databases.file();
        try (HikariDataSource source = Fixture.pool(Databases.sqlite(file))) {
            VeiledIdentities identities = Fixture.open(source, Fixture.keys());
            List<String> accounts = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                String value = "canary-" + i + "@example.org";
                accounts.add(value);
                identities.pseudonymOf(account(value), EVENING);
                identities.pseudonymOf(account(value), MORNING);
            }
            identities.erase(account(accounts.get(0)));

            String raw = rawBytes(file);

            assertThat(raw).as("the search finds what is there").contains("evening", "morning");
            assertThat(raw).doesNotContain("canary");
            for (String account : accounts) {
                HashCode hash = Hashing.sha256().hashString(account, UTF_8);
                assertThat(raw)
                        .doesNotContain(new String(account.getBytes(UTF_16BE), ISO_8859_1))
                        .doesNotContain(new String(account.getBytes(UTF_16LE), ISO_8859_1))
                        .doesNotContain(BaseEncoding.base64().omitPadding().encode(account.getBytes(UTF_8)))
                        .doesNotContain(BaseEncoding.base16().lowerCase().encode(account.getBytes(UTF_8)))
                        .doesNotContain(hash.toString().substring(0, 32))
                        .doesNotContain(new String(hash.asBytes(), ISO_8859_1));
            }
        }
    }

    @Test
    void noColumnSaysWhichRowsBelongToOnePerson() {
        try (HikariDataSource source = Fixture.pool(Databases.SQLITE.fresh())) {
            VeiledIdentities identities = Fixture.open(source, Fixture.keys());
            for (int i = 0; i < MEMBERS; i++) {
                AccountId account = account("member-" + "x".repeat(i) + i);
                identities.pseudonymOf(account, EVENING);
                identities.pseudonymOf(account, MORNING);
            }

            List<Map<String, Object>> rows = Jdbi.create(source)
                    .withHandle(handle -> handle.createQuery("SELECT * FROM pseudonym")
                            .mapToMap()
                            .list());

            assertThat(rows).hasSize(2 * MEMBERS);
            assertThat(rows.get(0).keySet())
                    .containsExactlyInAnyOrder("id", "host", "room", "name", "key_id", "account", "created_at");
            assertThat(distinct(rows, "id")).hasSize(2 * MEMBERS);
            for (String same : List.of("host", "key_id", "created_at")) {
                assertThat(distinct(rows, same)).as(same).hasSize(1);
            }
            assertThat(rows.stream()
                            .map(row -> ((byte[]) row.get("account")).length)
                            .distinct())
                    .as("sealed accounts of all usual lengths look alike")
                    .hasSize(1);
            assertThat(((Number) rows.get(0).get("created_at")).longValue())
                    .as("a day, not a moment")
                    .isEqualTo(1_746_230_400_000L);
        }
    }

    @Test
    void withoutTheKeyTheIdOfAKnownAccountCannotBeFound() {
        Pseudonym mine = Fixture.open(Databases.SQLITE.fresh(), Fixture.keys()).pseudonymOf(account("sam"), EVENING);
        Pseudonym theirs =
                Fixture.open(Databases.SQLITE.fresh(), Fixture.keys()).pseudonymOf(account("sam"), EVENING);

        assertThat(mine.id()).isNotEqualTo(theirs.id());
    }

    private static Set<Object> distinct(List<Map<String, Object>> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    private static String rawBytes(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            for (Path part : files.filter(
                            path -> String.valueOf(path.getFileName()).startsWith(name))
                    .toList()) {
                all.append(new String(Files.readAllBytes(part), ISO_8859_1));
            }
        }
        return all.toString();
    }
}
