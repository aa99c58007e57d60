package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.ScriptedGate;

/** Everything that a member can do in a list, and every place where the list could then name them. */
class MailmanLeaksIT {
    private static final String ANN = "zlenaz";
    private final ScriptedGate gate = new ScriptedGate();

    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    @Test
    void nobodyIsNamedButWhereTheProfileAdmitsIt() throws Exception {
        try (Bench bench = new Bench(gate)) {
            Mailman mailman = bench.mailman;
            mailman.call(
                    "POST",
                    "members",
                    Map.of(
                            "list_id", bench.list,
                            "subscriber", "moderator@example.com",
                            "role", "moderator",
                            "pre_verified", "true",
                            "pre_confirmed", "true",
                            "pre_approved", "true"));
            ListMember ann = bench.join(ANN);
            ListMember ben = bench.join("ben");
            ListMember digest = bench.join("digest");
            digestOnly(bench, digest.address);
            Pseudonym name = gate.pseudonym(ann.account(), bench.room);

            String first = ann.post("the first words", "Subject: our evening\r\nX-Secret: " + ANN + "\r\n");
            Bench.await("it is shown", () -> ben.received().contains("the first words"));
            ann.post(
                    "an answer to myself",
                    "Subject: Re: our evening\r\nIn-Reply-To: " + first + "\r\nReferences: " + first + "\r\n");
            Bench.await("the answer is shown", () -> ben.received().contains("an answer to myself"));
            ann.send(withFiles(ann, bench));
            Bench.await(
                    "the words beside a file are shown", () -> ben.received().contains("words beside a file"));
            Bench.await(
                    "the author is told of the file", () -> ann.told().stream().anyMatch(t -> t.contains("Files")));
            ann.post(ScriptedGate.HOLD + " held words");
            ann.post(ScriptedGate.REFUSE + " refused words");
            Bench.await("both authors are told", () -> ann.told().size() == 3);
            var held = gate.asked().stream()
                    .filter(a -> a.text().contains("held words"))
                    .findFirst()
                    .orElseThrow()
                    .submission();
            Receipt released = bench.adapter
                    .actions()
                    .publish(new EffectKey("0".repeat(32)), ann.account(), new Effect.Publish(name, held))
                    .toCompletableFuture()
                    .get();
            assertThat(released.outcome()).isEqualTo(Receipt.Outcome.DONE);
            Bench.await("the released one is shown", () -> ben.received().contains("held words"));
            Bench.await("Mailman holds nothing", () -> bench.held() == 0);
            mailman.call("POST", "lists/" + bench.list + "/digest", Map.of("send", "true"));
            Bench.await(
                    "the digest came",
                    () -> digest.mails().stream().anyMatch(m -> m.text().contains("held words")));

            for (ListMember other : List.of(ben, digest)) {
                assertThat(other.received())
                        .contains(name.name())
                        .doesNotContainIgnoringCase(ANN)
                        .doesNotContain("192.0.2.7", "+1300", "5550100", "refused words");
            }
            assertThat(mailman.sink.to("moderator@example.com")).isEmpty();
            assertThat(ben.mails().get(1).header("In-Reply-To"))
                    .as("own answers are threaded")
                    .isEqualTo(ben.mails().get(0).header("Message-ID"));
            assertThat(mailman.stored("archives")).contains(name.name()).doesNotContainIgnoringCase(ANN);
            assertThat(mailman.stored("lists")).doesNotContainIgnoringCase(ANN);
            assertThat(mailman.stored("messages"))
                    .doesNotContainIgnoringCase(ANN)
                    .doesNotContain("words");
            assertThat(mailman.stored("queue")).doesNotContainIgnoringCase(ANN);
            // The subscription itself names the member; nothing in the database has both, nor any words.
            assertThat(rowsNaming(mailman, name.name())).isEmpty();
            assertThat(rowsNaming(mailman, ANN)).isNotEmpty().noneMatch(row -> row.contains("words"));
            // Mailman's log says when somebody wrote, and when something was published: to whoever runs it, that is
            // both.
            assertThat(mailman.stored("logs")).doesNotContain(name.name()).doesNotContain("words");
        }
    }

    private static void digestOnly(Bench bench, String address) {
        String member = bench.mailman.call("GET", "lists/" + bench.list + "/member/" + address, Map.of());
        String id = Pattern.compile("\"member_id\": \"([0-9a-f]+)\"")
                .matcher(member)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        bench.mailman.call("PATCH", "members/" + id, Map.of("delivery_mode", "plaintext_digests"));
    }

    private static String withFiles(ListMember ann, Bench bench) {
        return String.join(
                "\r\n",
                "From: " + ann.address,
                "To: " + bench.list,
                "Message-ID: <files@" + ANN + ">",
                "Subject: a picture",
                "Content-Type: multipart/mixed; boundary=\"" + ANN + "\"",
                "",
                "--" + ANN,
                "Content-Type: text/html; name=\"\"",
                "",
                "<p style='color:red'>words beside a file</p><!-- " + ANN + " -->",
                "--" + ANN,
                "Content-Type: image/jpeg; name=\"" + ANN + ".jpg\"",
                "Content-Disposition: attachment; filename=\"" + ANN + ".jpg\"",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA",
                "--" + ANN + "--",
                "");
    }

    /** Every row of Mailman's database in which this stands. */
    private static List<String> rowsNaming(Mailman mailman, String words) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + mailman.database());
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables).contains("mailinglist", "member", "pended", "_request", "message");
            for (String table : tables) {
                try (ResultSet all = statement.executeQuery("select * from \"" + table + "\"")) {
                    ResultSetMetaData columns = all.getMetaData();
                    while (all.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            row.append('|').append(all.getString(i));
                        }
                        if (row.toString().contains(words)) {
                            rows.add(row.toString());
                        }
                    }
                }
            }
        }
        return rows;
    }
}
