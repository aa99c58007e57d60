package org.quietroom.gateway.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.Proof;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.wire.WireWriter;
import org.quietroom.gateway.log.Logs;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.CaseFile;
import org.slf4j.LoggerFactory;

/** A sealed room through the whole gateway: its words are in no store, log line or number, a report of them is a case. */
class SealedRoomsTest {
    private static final HostId FORUM = new HostId("forum");
    private static final RoomId ROOM = new RoomId(FORUM, "evening");
    private static final String GROUP = encode("the-group".getBytes(US_ASCII));
    private static final String PLANTED = "plantedwordsofasealedroom";
    private static final String ADDED = "plantedwordsofthereporter";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @AfterEach
    void asBefore() {
        new Logs().configure((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    @Test
    void aReportIsAVerifiedCaseAndItsWordsAreNowhereInClear() throws Exception {
        Path log = folder.resolve("all.log");
        Logs.to(log, "debug");
        String metrics;
        try (TestGateway rig = TestGateway.start(folder, "")) {
            RunningHost host = rig.gateway().host(FORUM).orElseThrow();
            SealedRooms rooms = host.sealedRooms().orElseThrow();
            Pseudonym member = host.identify(new AccountId(FORUM, "somebody"), ROOM)
                    .toCompletableFuture()
                    .join();
            CaseId id = report(rooms, member);
            CaseFile file = rig.gateway().foundation().desk().cases().file(id, Actor.moderator("Rowan"));

            assertThat(file.row().author()).isEqualTo(member);
            assertThat(file.row().why()).contains("reported by a member of the room");
            assertThat(file.proofs())
                    .extracting(Proof::state)
                    .containsExactly(Proof.State.VERIFIED, Proof.State.NOT_VERIFIED, Proof.State.REPORTER);
            assertThat(file.trail()).as("guards read what was reported").isNotEmpty();
            assertThat(file.effects()).as("whom it is about is told nothing").isEmpty();
            metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(rig.gateway().address().resolve("/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertNowhere(rig);
        }
        assertNowhere(folder);
        assertThat(metrics).doesNotContain(PLANTED, ADDED);
        assertThat(Files.readString(log)).contains("org.quietroom").doesNotContain(PLANTED, ADDED);
    }

    private void assertNowhere(TestGateway rig) throws Exception {
        assertThat(rig.gateway().ready()).isTrue();
        assertNowhere(folder);
    }

    private static void assertNowhere(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).anyMatch(file -> file.endsWith("quietroom.db"));
        for (Path file : files) {
            String raw = Files.readString(file, ISO_8859_1);
            for (String words : List.of(PLANTED, ADDED)) {
                for (String form : forms(words)) {
                    assertThat(raw.contains(form))
                            .as("%s in %s", words, file.getFileName())
                            .isFalse();
                }
            }
        }
    }

    /** The words as they stand, as UTF-16, and as base64 wherever they begin in it. */
    private static List<String> forms(String words) {
        List<String> forms = new ArrayList<>(List.of(words, new String(words.getBytes(UTF_16LE), ISO_8859_1)));
        for (int shift = 0; shift < 3; shift++) {
            String coded = encode(("x".repeat(shift) + words).getBytes(UTF_8));
            forms.add(coded.substring(4, coded.length() - 4));
        }
        return forms;
    }

    private static CaseId report(SealedRooms rooms, Pseudonym member) throws Exception {
        String device = "a-device-of-somebody";
        byte[] key = Arrays.copyOf("a signature key".getBytes(US_ASCII), 32);
        String uri = SealedNames.of(ROOM, member.id());
        ObjectNode register = JSON.createObjectNode().put("device", device).put("signatureKey", encode(key));
        register.set("keyPackages", JSON.createArrayNode());
        register.put("lastResort", encode(keyPackage(uri, key)));
        assertThat(rooms.call(member, "register", register.toString()).status()).isEqualTo(204);
        ObjectNode create = JSON.createObjectNode().put("device", device).put("group", GROUP);
        create.put("tree", encode(new WireWriter().vector(new byte[90]).done()));
        assertThat(rooms.call(member, "create", create.toString()).status()).isEqualTo(201);

        Content content =
                new Content("0123456789abcdef".getBytes(US_ASCII), uri, SealedNames.of(ROOM), PLANTED + " said");
        ObjectNode send = JSON.createObjectNode().put("device", device).put("group", GROUP);
        send.put("epoch", 0).put("message", encode(message(content)));
        JsonNode sent = ask(rooms, member, "send", send);
        byte[] frank = Base64.getUrlDecoder().decode(sent.path("frank").asText());
        long at = sent.path("at").asLong();
        Content edited =
                new Content("0123456789abcdef".getBytes(US_ASCII), uri, SealedNames.of(ROOM), PLANTED + " never said");

        List<Report.Reported> messages = new ArrayList<>();
        for (Content each : List.of(content, edited)) {
            messages.add(new Report.Reported(
                    each,
                    Frank.of(frank),
                    Instant.ofEpochMilli(at),
                    sent.path("sequence").asLong()));
        }
        JsonNode room = ask(rooms, member, "room", JSON.createObjectNode());
        byte[] moderators = Base64.getUrlDecoder()
                .decode(room.path("moderators").path("hpkePublicKey").asText());
        ObjectNode body = JSON.createObjectNode().put("count", 2);
        body.put("sealed", encode(ReportKeys.seal(moderators, new Report(messages, ADDED).bytes())));
        JsonNode receipt = ask(rooms, member, "report", body);
        assertThat(ask(rooms, member, "report", body))
                .as("the same report again")
                .isEqualTo(receipt);
        assertThat(Instant.ofEpochMilli(at)).isBeforeOrEqualTo(Instant.now());
        return new CaseId(receipt.path("receipt").asText());
    }

    private static JsonNode ask(SealedRooms rooms, Pseudonym member, String operation, ObjectNode body)
            throws Exception {
        SealedRooms.Reply reply = rooms.call(member, operation, body.toString());
        assertThat(reply.status()).as("%s %s", operation, reply.json()).isEqualTo(200);
        return JSON.readTree(reply.json());
    }

    private static byte[] message(Content content) {
        byte[] hidden = new byte[content.bytes().length + 16];
        Arrays.fill(hidden, (byte) 0x5A);
        return new WireWriter()
                .u16(1)
                .u16(2)
                .vector(Base64.getUrlDecoder().decode(GROUP))
                .u64(0)
                .u8(1)
                .vector(content.tag().authenticatedData())
                .vector(new byte[28])
                .vector(hidden)
                .done();
    }

    private static byte[] keyPackage(String member, byte[] key) {
        WireWriter out = new WireWriter()
                .u16(1)
                .u16(5)
                .u16(1)
                .u16(1)
                .vector(new byte[32])
                .vector(new byte[32])
                .vector(key)
                .u16(1)
                .vector(member.getBytes(UTF_8));
        for (int capability = 0; capability < 5; capability++) {
            out.vector(new byte[] {0, 1});
        }
        return out.u8(1)
                .u64(0)
                .u64(Long.MAX_VALUE)
                .vector(new byte[0])
                .vector(new byte[64])
                .vector(new byte[0])
                .vector(new byte[64])
                .done();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
