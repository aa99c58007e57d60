package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.encryption.KeyRingException.Kind;

final class KeyRingTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("keys.quietroom");
    }

    @Test
    void aFirstStartMakesAFileForItsOwnerAloneAndSaysSo() throws IOException {
        KeyRing ring = KeyRing.openOrCreate(path);

        assertThat(ring.created()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(filesIn(directory)).containsExactly(path);
        assertThat(KeyRing.openOrCreate(path).created()).isFalse();
        assertThat(KeyRing.open(path).created()).isFalse();
    }

    @Test
    void theSameFileGivesTheSameKeysAndFingerprint() throws Exception {
        KeyRing first = KeyRing.openOrCreate(path);
        byte[] sealed = first.vault().seal("case:K7-42F", "canary".getBytes(UTF_8));

        KeyRing second = KeyRing.open(path);

        assertThat(second.vault().open("case:K7-42F", sealed)).asString(UTF_8).isEqualTo("canary");
        assertThat(derive(second)).isEqualTo(derive(first));
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).matches("[0-9a-f]{16}");
        second.requireFingerprint(first.fingerprint());
    }

    @Test
    void anotherFileIsRecognisedAsWrongWithoutOpeningEvidence() throws Exception {
        KeyRing mine = KeyRing.openOrCreate(path);
        KeyRing other = KeyRing.openOrCreate(directory.resolve("other"));

        assertThat(other.fingerprint()).isNotEqualTo(mine.fingerprint());
        assertThat(derive(other)).isNotEqualTo(derive(mine));
        assertThat(kindOf(() -> other.requireFingerprint(mine.fingerprint()))).isEqualTo(Kind.WRONG);
        assertThatThrownBy(() -> other.requireFingerprint("spoilt by an editor"))
                .hasMessageContaining("does not belong to this store")
                .hasMessageNotContaining("spoilt");
    }

    @Test
    void aMissingFileIsALossThatOpenReports() {
        assertThat(kindOf(() -> KeyRing.open(path))).isEqualTo(Kind.MISSING);
        assertThatThrownBy(() -> KeyRing.open(path)).hasMessageContaining("restore it from the backup");
        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rwxrwxrwx"})
    void aFileThatOthersMayReadOrChangeIsRefusedWithTheCommandThatMendsIt(String permissions) throws IOException {
        KeyRing.openOrCreate(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

        assertThat(kindOf(() -> KeyRing.openOrCreate(path))).isEqualTo(Kind.PERMISSIONS);
        assertThatThrownBy(() -> KeyRing.open(path)).hasMessageContaining("chmod 600 '" + path + "'");
    }

    @Test
    void aFileThatEvenItsOwnerMayNotChangeIsFine() throws IOException {
        KeyRing.openOrCreate(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));

        assertThat(KeyRing.open(path).created()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{\"primaryKeyId\":1}",
                "quietroom-keys v2\nevidence AAAA\ncheck 00\n",
                "quietroom-keys v1\n",
                "quietroom-keys v1\ncheck 00\n",
                "quietroom-keys v1\nevidence ?\npseudonym ?\nmark ?\ncheck 00\n",
                "quietroom-keys v1\nevidence CAESAA==\npseudonym CAESAA==\nmark CAESAA==\ncheck 00\n"
            })
    void anEmptyOrForeignFileIsRefusedAndLeftAlone(String content) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, content);

        assertThat(kindOf(() -> KeyRing.openOrCreate(path))).isEqualTo(Kind.CORRUPT);
        assertThatThrownBy(() -> KeyRing.open(path)).hasMessageContaining("put back the backup");
        assertThat(path).hasContent(content);
    }

    @Test
    void aFileWithAnyBitFlippedIsCorrupt() throws IOException {
        KeyRing.openOrCreate(path);
        byte[] sound = Files.readAllBytes(path);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] broken = sound.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> KeyRingFormat.read(broken))
                    .as("bit %d", bit)
                    .isInstanceOf(GeneralSecurityException.class);
            if (bit % 97 == 0) {
                Files.write(path, broken);
                assertThat(kindOf(() -> KeyRing.open(path))).as("bit %d", bit).isEqualTo(Kind.CORRUPT);
            }
        }
        Files.write(path, sound);
        assertThat(KeyRing.open(path).created()).isFalse();
    }

    @Test
    void aFileCutOffAnywhereIsCorrupt() throws IOException {
        KeyRing.openOrCreate(path);
        byte[] sound = Files.readAllBytes(path);
        for (int length = 0; length < sound.length; length++) {
            Files.write(path, Arrays.copyOf(sound, length));
            assertThat(kindOf(() -> KeyRing.open(path))).as("%d bytes", length).isEqualTo(Kind.CORRUPT);
        }
    }

    @Test
    void aFileMixedFromTwoIsCorrupt() throws IOException {
        KeyRing.openOrCreate(path);
        Path other = directory.resolve("other");
        KeyRing.openOrCreate(other);
        String foreign = Files.readAllLines(other).stream()
                .filter(line -> line.startsWith("pseudonym "))
                .findFirst()
                .orElseThrow();
        Files.writeString(path, Files.readString(path).replaceFirst("pseudonym .*", foreign));

        assertThat(kindOf(() -> KeyRing.open(path))).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void aDirectoryInItsPlaceIsUnreadable() throws IOException {
        Files.createDirectory(path);

        assertThat(kindOf(() -> KeyRing.openOrCreate(path))).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void aDirectoryThatIsNotThereIsNamedAsTheReasonForNotMakingOne() {
        Path nowhere = directory.resolve("absent").resolve("keys");

        assertThat(kindOf(() -> KeyRing.openOrCreate(nowhere))).isEqualTo(Kind.UNWRITABLE);
        assertThatThrownBy(() -> KeyRing.openOrCreate(nowhere)).hasMessageContaining("its directory must exist");
    }

    @Test
    void noKeyAppearsInTextOrMessages() throws IOException {
        KeyRing ring = KeyRing.openOrCreate(path);
        String pseudonymKeys = Files.readAllLines(path).stream()
                .filter(line -> line.startsWith("pseudonym "))
                .map(line -> line.substring("pseudonym ".length()))
                .findFirst()
                .orElseThrow();
        assertThat(ring).hasToString("KeyRing[" + ring.fingerprint() + "]");

        Files.writeString(path, Files.readString(path).replace("pseudonym ", "pseudonym AAAA"));
        KeyRingException broken = catchThrowableOfType(KeyRingException.class, () -> KeyRing.open(path));

        for (Throwable t = broken; t != null; t = t.getCause()) {
            assertThat(String.valueOf(t.getMessage())).doesNotContain(pseudonymKeys, "AAAA");
        }
    }

    private static byte[] derive(KeyRing ring) throws Exception {
        PrfSet prf = ring.pseudonymPrf();
        return prf.computePrimary("an input".getBytes(UTF_8), 16);
    }

    private static Kind kindOf(Runnable act) {
        return catchThrowableOfType(KeyRingException.class, act::run).kind();
    }

    private static Stream<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        }
    }
}
