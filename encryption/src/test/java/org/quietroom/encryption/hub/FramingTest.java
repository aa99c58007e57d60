package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.quietroom.encryption.hub.Framing.ContentType;
import org.quietroom.encryption.wire.WireWriter;

/** Public framing is read within its bounds; whatever is not of its form is refused, never a failure. */
final class FramingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);
    private static final String MEMBER = "quietroom:common/evening/" + "a".repeat(32);
    private static final byte[] KEY = new byte[32];
    private static final Duration LONGEST = Duration.ofDays(90);

    @TestFactory
    Stream<DynamicTest> everyCutAndEveryBitIsReadOrRefused() {
        Map<String, Reader> forms = new LinkedHashMap<>();
        byte[] commit = Mls.commit(7);
        byte[] welcome = Mls.welcome(3);
        byte[] info = Mls.groupInfo(Mls.GROUP, 7);
        byte[] keyPackage = Mls.keyPackage(MEMBER, KEY, 0, Long.MAX_VALUE, 1);
        forms.put("message", new Reader(commit, b -> Framing.privateMessage(b, ContentType.COMMIT, Mls.GROUP)));
        forms.put("welcome", new Reader(welcome, b -> Framing.requireWelcome(b, 3)));
        forms.put("tree", new Reader(Mls.TREE, Framing::requireTree));
        forms.put("key package", new Reader(keyPackage, b -> KeyPackageFraming.expiry(b, MEMBER, KEY, NOW, LONGEST)));
        forms.put("group info", new Reader(info, b -> Framing.requireGroupInfo(b, Mls.GROUP, 7)));
        return forms.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
                    Reader reader = form.getValue();
                    assertThatCode(() -> reader.read.accept(reader.sound)).doesNotThrowAnyException();
                    int cut = form.getKey().equals("group info") ? 24 : reader.sound.length;
                    for (int length = 0; length < cut; length++) {
                        byte[] shorter = Arrays.copyOf(reader.sound, length);
                        assertThatThrownBy(() -> reader.read.accept(shorter))
                                .as("%d bytes", length)
                                .isInstanceOf(Refusal.class);
                    }
                    for (int bit = 0; bit < reader.sound.length * 8; bit++) {
                        byte[] broken = reader.sound.clone();
                        broken[bit / 8] ^= (byte) (1 << bit % 8);
                        try {
                            reader.read.accept(broken);
                        } catch (Refusal refusal) {
                            assertThat(refusal.status()).isEqualTo(422);
                        }
                    }
                }));
    }

    private static final class Reader {
        private final byte[] sound;
        private final Consumer<byte[]> read;

        private Reader(byte[] sound, Consumer<byte[]> read) {
            this.sound = sound;
            this.read = read;
        }
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        byte[] commit = Mls.commit(7);
        String other = Request.encode("another".getBytes(StandardCharsets.US_ASCII));
        Map<String, Runnable> forms = new LinkedHashMap<>();
        forms.put("a public message", () -> commit(changed(commit, 3, 1)));
        forms.put("a version that does not exist", () -> commit(changed(commit, 1, 9)));
        forms.put("another group", () -> Framing.privateMessage(commit, ContentType.COMMIT, other));
        forms.put("a proposal for a commit", () -> commit(Mls.proposal(7)));
        forms.put("something behind", () -> commit(Arrays.copyOf(commit, commit.length + 1)));
        forms.put("an epoch beyond 2^63", () -> commit(changed(commit, 15, 0xFF)));
        forms.put(
                "a group id of a gigabyte",
                () -> commit(new WireWriter().u16(1).u16(2).u32(0xBFFF_FFFFL).done()));
        forms.put(
                "a length of no form",
                () -> commit(new WireWriter().u16(1).u16(2).u8(0xC0).done()));
        forms.put(
                "a length longer than needed",
                () -> commit(new WireWriter().u16(1).u16(2).u16(0x4001).u8(1).done()));
        forms.put("a Welcome for more", () -> Framing.requireWelcome(Mls.welcome(2), 1));
        forms.put("a Welcome for fewer", () -> Framing.requireWelcome(Mls.welcome(1), 2));
        forms.put("a Welcome of another suite", () -> Framing.requireWelcome(changed(Mls.welcome(1), 5, 9), 1));
        forms.put(
                "GroupInfo of another epoch",
                () -> Framing.requireGroupInfo(Mls.groupInfo(Mls.GROUP, 6), Mls.GROUP, 7));
        forms.put("GroupInfo of another group", () -> Framing.requireGroupInfo(Mls.groupInfo(other, 7), Mls.GROUP, 7));
        forms.put(
                "a key package of another member",
                () -> keyPackage(Mls.keyPackage(MEMBER + "b", KEY, 0, Long.MAX_VALUE, 1)));
        forms.put(
                "a key package of another key",
                () -> keyPackage(Mls.keyPackage(MEMBER, new byte[31], 0, Long.MAX_VALUE, 1)));
        forms.put(
                "a key package of yesterday",
                () -> keyPackage(Mls.keyPackage(MEMBER, KEY, 0, NOW.getEpochSecond(), 1)));
        forms.put(
                "a key package of next week",
                () -> keyPackage(Mls.keyPackage(MEMBER, KEY, NOW.getEpochSecond() + 604_800, Long.MAX_VALUE, 1)));
        forms.put("a message for a key package", () -> keyPackage(commit));
        forms.put("a tree with something behind", () -> Framing.requireTree(Arrays.copyOf(Mls.TREE, 300)));
        return forms.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(
                        form.getKey(),
                        () -> assertThatThrownBy(() -> form.getValue().run()).isInstanceOf(Refusal.class)));
    }

    private static void commit(byte[] bytes) {
        Framing.privateMessage(bytes, ContentType.COMMIT, Mls.GROUP);
    }

    private static void keyPackage(byte[] bytes) {
        KeyPackageFraming.expiry(bytes, MEMBER, KEY, NOW, LONGEST);
    }

    private static byte[] changed(byte[] bytes, int at, int to) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) to;
        return changed;
    }

    @Test
    void aLifetimeBeyondThisHubsIsCapped() {
        byte[] endless = Mls.keyPackage(MEMBER, KEY, 0, Long.MAX_VALUE, 1);
        byte[] unsigned = Mls.keyPackage(MEMBER, KEY, 0, -1, 1);

        assertThat(KeyPackageFraming.expiry(endless, MEMBER, KEY, NOW, LONGEST)).isEqualTo(NOW.plus(LONGEST));
        assertThat(KeyPackageFraming.expiry(unsigned, MEMBER, KEY, NOW, LONGEST))
                .isEqualTo(NOW.plus(LONGEST));
    }

    @TestFactory
    Stream<DynamicTest> requestsThatAreNone() {
        String[] requests = {
            "",
            "null",
            "[]",
            "7",
            "{",
            "{} {}",
            "{\"device\":1}",
            "{\"device\":\"short\"}",
            "{\"device\":\"a-device-with-a-\\u0000\"}",
            "{\"device\":\"one-device-of-mine\",\"device\":\"two-device-of-mine\"}",
            "{\"device\":[\"one-device-of-mine\"]}",
            "{\"device\":" + "[".repeat(500) + "]".repeat(500) + "}"
        };
        return Stream.of(requests)
                .map(request -> DynamicTest.dynamicTest(
                        "request " + (request.length() > 40 ? request.substring(0, 40) : request),
                        () -> assertThatThrownBy(
                                        () -> Request.read(request, 10_000).device())
                                .isInstanceOfSatisfying(
                                        Refusal.class,
                                        refusal -> assertThat(refusal.status()).isEqualTo(400))));
    }

    @Test
    void bytesHaveOneForm() {
        for (String form : new String[] {"AA==", "AB", "A", "+/+/", "A A A", ""}) {
            assertThatThrownBy(
                            () -> Request.read("{\"b\":\"" + form + "\"}", 100).bytes("b", 10))
                    .as(form)
                    .isInstanceOf(Refusal.class);
        }
        assertThat(Request.read("{\"b\":\"AA\"}", 100).bytes("b", 10)).containsExactly(0);
        assertThatThrownBy(() -> Request.read("{\"b\":\"AAAAAAAA\"}", 100).bytes("b", 3))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
    }
}
