package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.franking.Verification.CannotCheckNow;
import org.quietroom.encryption.franking.Verification.NotVerified;
import org.quietroom.encryption.franking.Verification.Reason;
import org.quietroom.encryption.franking.Verification.Verified;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** Whatever a reporter, a sender or both change, nothing is verified but what passed the hub. */
final class FrankingAttackTest {
    private static final RoomId ROOM = new RoomId(new HostId("common"), "evening room");
    private static final RoomId OTHER_ROOM = new RoomId(new HostId("common"), "morning");
    private static final RoomId OTHER_HOST = new RoomId(new HostId("forum"), "evening room");
    private static final PseudonymId REED = new PseudonymId("a".repeat(32));
    private static final PseudonymId OTTER = new PseudonymId("b".repeat(32));
    private static final Instant AT = Instant.ofEpochMilli(1_795_000_000_123L);
    private static final byte[] SALT = "0123456789abcdef".getBytes(US_ASCII);
    private static final String WORDS = "these are the words";

    private final PrfSet hubKeys = keys();
    private final Franking franking = new Franking(() -> hubKeys);
    private final Content content = content(SALT, REED, ROOM, WORDS);
    private final Frank frank = franking.mark(content.tag(), REED, ROOM, AT);

    private static PrfSet keys() {
        try {
            return handle().getPrimitive(PrfConfig2026.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Franking franking(KeysetHandle keys) throws GeneralSecurityException {
        return with(keys.getPrimitive(PrfConfig2026.get(), PrfSet.class));
    }

    private static Franking with(PrfSet keys) {
        return new Franking(() -> keys);
    }

    private static KeysetHandle handle() throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters(), PrfConfig2026.get());
    }

    private static HmacPrfParameters parameters() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(32)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }

    private static Content content(byte[] salt, PseudonymId sender, RoomId room, String words) {
        return new Content(salt, SealedNames.of(room, sender), SealedNames.of(room), words);
    }

    @Test
    void whatPassedTheHubIsVerifiedWithWhoWhereAndWhen() {
        assertThat(franking.verify(content, frank, AT, ROOM)).isEqualTo(new Verified(REED, ROOM, AT));
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        Map<String, Verification> attacks = new LinkedHashMap<>();
        // the words
        attacks.put("a word changed", words("these are the w0rds"));
        attacks.put("a word added", words(WORDS + " more"));
        attacks.put("a word left out", words("these are words"));
        attacks.put("no words", words(""));
        attacks.put("a blank added", words(WORDS + " "));
        attacks.put("another case", words("These are the words"));
        attacks.put("a letter that looks the same", words("these are the w\u043Erds"));
        attacks.put("a zero byte added", words(WORDS + "\u0000"));
        // the accused
        attacks.put("another member accused", verify(content(SALT, OTTER, ROOM, WORDS), frank, AT));
        attacks.put("the reporter's own words, another accused", blame());
        attacks.put("a member of another room accused", verify(content(SALT, REED, OTHER_ROOM, WORDS), frank, AT));
        attacks.put("a pseudonym in capitals", named(SealedNames.of(ROOM) + "/" + "A".repeat(32)));
        attacks.put("a pseudonym too short", named(SealedNames.of(ROOM) + "/" + "a".repeat(31)));
        attacks.put("a pseudonym with a tail", named(SealedNames.of(ROOM, REED) + "/x"));
        attacks.put("nobody accused", named(""));
        // the room
        attacks.put("another room", franking.verify(content, frank, AT, OTHER_ROOM));
        attacks.put("the same room of another host", franking.verify(content, frank, AT, OTHER_HOST));
        attacks.put(
                "another room, written into the content",
                franking.verify(content(SALT, REED, OTHER_ROOM, WORDS), frank, AT, OTHER_ROOM));
        attacks.put(
                "the room's name spelled otherwise",
                verify(
                        new Content(SALT, SealedNames.of(ROOM, REED), "quietroom:common/evening room", WORDS),
                        frank,
                        AT));
        // the time
        attacks.put("a millisecond later", verify(content, frank, AT.plusMillis(1)));
        attacks.put("a millisecond earlier", verify(content, frank, AT.minusMillis(1)));
        attacks.put("a year later", verify(content, frank, AT.plusSeconds(31_536_000)));
        attacks.put("no time", verify(content, frank, Instant.EPOCH));
        // the salt
        attacks.put(
                "another salt", verify(content("fedcba9876543210".getBytes(US_ASCII), REED, ROOM, WORDS), frank, AT));
        attacks.put("a bit of the salt", verify(content(flip(SALT, 0), REED, ROOM, WORDS), frank, AT));
        attacks.put("a salt of zeros", verify(content(new byte[16], REED, ROOM, WORDS), frank, AT));
        // the frank
        attacks.put("no frank", verify(content, frank(new byte[Frank.LENGTH]), AT));
        attacks.put("the first bit of the frank", verify(content, frank(flip(frank.bytes(), 4)), AT));
        attacks.put("the last bit of the frank", verify(content, frank(flip(frank.bytes(), 35)), AT));
        attacks.put("another key id", verify(content, frank(flip(frank.bytes(), 3)), AT));
        attacks.put(
                "a frank of zeros under the right key",
                verify(content, new Frank(hubKeys.getPrimaryId(), new byte[32]), AT));
        attacks.put(
                "the frank of another message",
                verify(content, franking.mark(content(SALT, REED, ROOM, "other").tag(), REED, ROOM, AT), AT));
        attacks.put(
                "the frank of the same words by another",
                verify(content, franking.mark(content.tag(), OTTER, ROOM, AT), AT));
        attacks.put(
                "the frank of the same words elsewhere",
                verify(content, franking.mark(content.tag(), REED, OTHER_ROOM, AT), AT));
        attacks.put(
                "the frank of the same words later, time kept",
                verify(content, franking.mark(content.tag(), REED, ROOM, AT.plusMillis(5)), AT));
        attacks.put("the hub of somebody else", verify(content, with(keys()).mark(content.tag(), REED, ROOM, AT), AT));
        attacks.put("a key of somebody else under our key id", verify(content, foreign(), AT));
        // the authenticated data: the sender commits to other words than it encrypts
        attacks.put(
                "a tag of other words",
                verify(
                        content,
                        franking.mark(content(SALT, REED, ROOM, "harmless").tag(), REED, ROOM, AT),
                        AT));
        attacks.put(
                "a tag of the same words under another salt",
                verify(
                        content,
                        franking.mark(content(flip(SALT, 9), REED, ROOM, WORDS).tag(), REED, ROOM, AT),
                        AT));
        attacks.put(
                "a tag that names another sender than the hub saw",
                verify(
                        content(SALT, OTTER, ROOM, WORDS),
                        franking.mark(content(SALT, OTTER, ROOM, WORDS).tag(), REED, ROOM, AT),
                        AT));
        // bytes moved over a border
        attacks.put(
                "the end of the room moved into the words",
                verify(
                        new Content(SALT, SealedNames.of(ROOM, REED), "quietroom:common/evening%20roo", "m" + WORDS),
                        frank,
                        AT));
        attacks.put(
                "the end of the sender moved into the room",
                verify(new Content(SALT, SealedNames.of(ROOM), "/" + REED + SealedNames.of(ROOM), WORDS), frank, AT));

        assertThat(attacks).hasSizeGreaterThanOrEqualTo(40);
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.getKey(), () -> assertThat(attack.getValue()).isInstanceOf(NotVerified.class)));
    }

    private Verification words(String words) {
        return verify(content(SALT, REED, ROOM, words), frank, AT);
    }

    private Verification named(String sender) {
        return verify(new Content(SALT, sender, SealedNames.of(ROOM), WORDS), frank, AT);
    }

    /** The reporter sends words that name another as their sender, and reports them with the frank they got. */
    private Verification blame() {
        Content forged = content(SALT, REED, ROOM, "words that Reed never wrote");
        return verify(forged, franking.mark(forged.tag(), OTTER, ROOM, AT), AT);
    }

    private Frank foreign() {
        byte[] other = with(keys()).mark(content.tag(), REED, ROOM, AT).mac();
        return new Frank(hubKeys.getPrimaryId(), other);
    }

    private Verification verify(Content reported, Frank mark, Instant at) {
        return franking.verify(reported, mark, at, ROOM);
    }

    private static Frank frank(byte[] bytes) {
        try {
            return Frank.read(WireReader.of(bytes));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] flip(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    @Test
    void everyBitOfTheFrankCounts() {
        byte[] sound = frank.bytes();
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] broken = sound.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verify(content, frank(broken), AT)).as("bit %d", bit).isInstanceOf(NotVerified.class);
        }
    }

    @Test
    void everyBitOfWhatWasDecryptedCounts() throws MalformedException {
        byte[] sound = content.bytes();
        byte[] authenticated = content.tag().authenticatedData();
        String sender = SealedNames.of(ROOM, REED);
        String room = SealedNames.of(ROOM);
        assertThat(Content.check(sound, authenticated, sender, room).body()).isEqualTo(WORDS);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] broken = sound.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Content.check(broken, authenticated, sender, room))
                    .as("bit %d", bit)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatAReceiverShowsNothingOf() {
        byte[] sound = content.bytes();
        byte[] authenticated = content.tag().authenticatedData();
        String sender = SealedNames.of(ROOM, REED);
        String room = SealedNames.of(ROOM);
        Map<String, ThrowingCallable> attacks = new LinkedHashMap<>();
        attacks.put(
                "another member's leaf", () -> Content.check(sound, authenticated, SealedNames.of(ROOM, OTTER), room));
        attacks.put("another room", () -> Content.check(sound, authenticated, sender, SealedNames.of(OTHER_ROOM)));
        attacks.put(
                "a tag of other words",
                () -> Content.check(sound, content(SALT, REED, ROOM, "x").tag().authenticatedData(), sender, room));
        attacks.put("no tag", () -> Content.check(sound, new byte[0], sender, room));
        attacks.put("nothing", () -> Content.check(new byte[0], authenticated, sender, room));
        attacks.put("half a salt", () -> Content.check(Arrays.copyOf(sound, 8), authenticated, sender, room));
        attacks.put("a salt alone", () -> Content.check(SALT, authenticated, sender, room));
        attacks.put(
                "a byte more",
                () -> Content.check(Arrays.copyOf(sound, sound.length + 1), authenticated, sender, room));
        attacks.put(
                "a byte less",
                () -> Content.check(Arrays.copyOf(sound, sound.length - 1), authenticated, sender, room));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.getKey(),
                        () -> assertThatThrownBy(attack.getValue()).isInstanceOf(MalformedException.class)));
    }

    @Test
    void wordsThatAreNotUtf8AreNotShownThoughTheirTagFits() {
        byte[] odd = new WireWriter().bytes(SALT).u8(0xC3).u8(0x28).done();
        String sender = SealedNames.of(ROOM, REED);
        FrankTag tag = FrankTag.of(
                SALT,
                new WireWriter()
                        .bytes(SALT)
                        .text(sender)
                        .text(SealedNames.of(ROOM))
                        .u32(2)
                        .u8(0xC3)
                        .u8(0x28)
                        .done());

        assertThatThrownBy(() -> Content.check(odd, tag.authenticatedData(), sender, SealedNames.of(ROOM)))
                .isInstanceOf(MalformedException.class);
    }

    /** What franking adds to a message: to the plaintext, to the authenticated data, and what the hub hands on beside it. */
    @Test
    void aMessageCostsAtMost160BytesHoweverLongItsRoomIsNamed() {
        RoomId room = new RoomId(new HostId("common"), "夕方の部屋".repeat(8));
        Content said = content(SALT, REED, room, WORDS);
        Frank mark = franking.mark(said.tag(), REED, room, AT);
        int plaintext = said.bytes().length - WORDS.length();
        int handedOn = mark.bytes().length + Long.BYTES;

        assertThat(SealedNames.of(room, REED).length()).as("a long name").isGreaterThan(300);
        assertThat(plaintext + said.tag().authenticatedData().length + handedOn)
                .isEqualTo(16 + 36 + 36 + 8)
                .isLessThanOrEqualTo(160);
    }

    @Test
    void aReasonIsGiven() {
        assertThat(verify(content, frank(new byte[Frank.LENGTH]), AT)).isEqualTo(new NotVerified(Reason.NO_PROOF));
        assertThat(franking.verify(content, frank, AT, OTHER_ROOM)).isEqualTo(new NotVerified(Reason.NO_SUCH_MEMBER));
        assertThat(named("")).isEqualTo(new NotVerified(Reason.NO_SUCH_MEMBER));
        assertThat(verify(content, frank(flip(frank.bytes(), 0)), AT)).isEqualTo(new NotVerified(Reason.OTHER_KEY));
        assertThat(words("other")).isEqualTo(new NotVerified(Reason.MISMATCH));
    }

    @Test
    void aRotatedKeyStillVerifiesAndTheNewOneMarks() throws Exception {
        KeysetHandle first = handle();
        KeysetHandle rotated = KeysetHandle.newBuilder(first)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters())
                        .withRandomId()
                        .makePrimary())
                .setConfiguration(PrfConfig2026.get())
                .build();
        Franking before = franking(first);
        Franking after = franking(rotated);
        Frank old = before.mark(content.tag(), REED, ROOM, AT);
        Frank fresh = after.mark(content.tag(), REED, ROOM, AT);

        assertThat(after.verify(content, old, AT, ROOM)).isInstanceOf(Verified.class);
        assertThat(after.verify(content, fresh, AT, ROOM)).isInstanceOf(Verified.class);
        assertThat(fresh.keyId()).isNotEqualTo(old.keyId());
        assertThat(before.verify(content, fresh, AT, ROOM)).isEqualTo(new NotVerified(Reason.OTHER_KEY));
    }

    @Test
    void keysThatCannotBeReachedAreNeitherProofNorRefusal() {
        PrfSet away = new PrfSet() {
            @Override
            public int getPrimaryId() {
                return 1;
            }

            @Override
            public Map<Integer, Prf> getPrfs() throws GeneralSecurityException {
                throw new GeneralSecurityException("away");
            }
        };
        assertThat(new Franking(() -> away).verify(content, frank, AT, ROOM)).isEqualTo(new CannotCheckNow());
    }

    @TestFactory
    Stream<DynamicTest> framesThatAreNoTag() {
        byte[] sound = content.tag().authenticatedData();
        byte[] tag = content.tag().bytes();
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("nothing", new byte[0]);
        frames.put("the tag alone", tag);
        frames.put("cut off", Arrays.copyOf(sound, sound.length - 1));
        frames.put("a byte behind", Arrays.copyOf(sound, sound.length + 1));
        frames.put("another component", frame(0xF0A2, tag));
        frames.put("a short tag", frame(0xF0A1, Arrays.copyOf(tag, 31)));
        frames.put("a long tag", frame(0xF0A1, Arrays.copyOf(tag, 33)));
        frames.put("no items", new WireWriter().vector(new byte[0]).done());
        frames.put(
                "two items",
                new WireWriter()
                        .vector(new WireWriter()
                                .bytes(inner(tag))
                                .bytes(inner(tag))
                                .done())
                        .done());
        frames.put(
                "a length in four bytes",
                new WireWriter().u32(0x8000_0000L | 35).bytes(inner(tag)).done());
        frames.put("a length of a gigabyte", new byte[] {(byte) 0xBF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
        frames.put("a length of no form", new byte[] {(byte) 0xC0, 0, 0, 0});
        return frames.entrySet().stream()
                .map(frame -> DynamicTest.dynamicTest(
                        frame.getKey(),
                        () -> assertThatThrownBy(() -> FrankTag.read(frame.getValue()))
                                .isInstanceOf(MalformedException.class)));
    }

    private static byte[] inner(byte[] tag) {
        return new WireWriter().u16(FrankTag.COMPONENT).vector(tag).done();
    }

    private static byte[] frame(int component, byte[] tag) {
        return new WireWriter()
                .vector(new WireWriter().u16(component).vector(tag).done())
                .done();
    }

    @Test
    void theFrameIsTheOneThatIsWrittenDown() throws MalformedException {
        byte[] frame = content.tag().authenticatedData();

        assertThat(frame)
                .hasSize(36)
                .startsWith(0x23, 0xF0, 0xA1, 0x20)
                .endsWith(content.tag().bytes());
        assertThat(FrankTag.read(frame)).isEqualTo(content.tag());
        assertThat(SealedNames.of(ROOM, REED)).isEqualTo("quietroom:common/evening%20room/" + "a".repeat(32));
    }

    @Test
    void noWordsShowInText() {
        Report report = new Report(List.of(new Report.Reported(content, frank, AT, 7)), "a word of the reporter");
        Stream.of(
                        content.toString(),
                        report.toString(),
                        report.messages().toString(),
                        content.tag().toString())
                .forEach(text -> assertThat(text).doesNotContain("words", "word of", "evening"));
        assertThat(frank.toString()).doesNotContain(WORDS);
    }
}
