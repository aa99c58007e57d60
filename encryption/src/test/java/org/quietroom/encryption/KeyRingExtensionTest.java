package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an earlier version gets the keys that came later, and loses none. */
final class KeyRingExtensionTest {
    @TempDir
    Path directory;

    private Path path;
    private byte[] old;

    @BeforeEach
    void aFileOfTheFirstVersion() throws Exception {
        path = directory.resolve("keys.quietroom");
        Map<Purpose, KeysetHandle> keysets = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (purpose.since() == 1) {
                keysets.put(purpose, purpose.generate());
            }
        }
        old = KeyRingFormat.write(keysets, 1);
        write(old);
    }

    private void write(byte[] content) throws Exception {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(path, content);
    }

    @Test
    void itKeepsFingerprintEvidenceAndPseudonymsAndSaysSo() throws Exception {
        Map<Purpose, KeysetHandle> before = KeyRingFormat.read(old);
        byte[] sealed = before.get(Purpose.EVIDENCE)
                .getPrimitive(Purpose.EVIDENCE.configuration(), com.google.crypto.tink.Aead.class)
                .encrypt("canary".getBytes(UTF_8), "quietroom/evidence/v1\ncase:1".getBytes(UTF_8));

        KeyRing ring = KeyRing.open(path);

        assertThat(ring.extended()).isTrue();
        assertThat(ring.created()).isFalse();
        assertThat(ring.vault().open("case:1", sealed)).asString(UTF_8).isEqualTo("canary");
        Map<Purpose, KeysetHandle> after = KeyRingFormat.read(Files.readAllBytes(path));
        assertThat(after).hasSize(Purpose.values().length);
        before.forEach((purpose, keyset) -> assertThat(after.get(purpose).equalsKeyset(keyset))
                .as(purpose.word())
                .isTrue());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("keys.quietroom", ".keys.quietroom.lock");
        KeyRing again = KeyRing.open(path);
        assertThat(again.extended()).isFalse();
        assertThat(again.fingerprint()).isEqualTo(ring.fingerprint());
        assertThat(again.reportKeys().publicKey()).isEqualTo(ring.reportKeys().publicKey());
    }

    @Test
    void manyStartersAgreeOnTheNewKeys() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<KeyRing>> starts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                starts.add(() -> KeyRing.open(path));
            }
            List<Future<KeyRing>> rings = threads.invokeAll(starts);
            long extending = 0;
            for (Future<KeyRing> ring : rings) {
                extending += ring.get().extended() ? 1 : 0;
                assertThat(ring.get().frankPrf().getPrimaryId())
                        .isEqualTo(rings.get(0).get().frankPrf().getPrimaryId());
                assertThat(ring.get().reportKeys().publicKey())
                        .isEqualTo(rings.get(0).get().reportKeys().publicKey());
            }
            assertThat(extending).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatCannotBeReplacedStaysAsItWasAndTheMessageSaysWhatToDo() throws Exception {
        KeyFile file = new KeyFile(path);
        KeyRingException refused = catchThrowableOfType(
                KeyRingException.class,
                () -> file.replace(content -> {
                    throw new UnsupportedOperationException("as a disk without this does");
                }));

        assertThat(refused.kind()).isEqualTo(KeyRingException.Kind.UNWRITABLE);
        assertThat(refused).hasMessageContaining("chmod 600").hasMessageContaining("nothing was changed");
        assertThat(path).hasBinaryContent(old);
    }

    @Test
    void aDamagedFileOfTheFirstVersionIsNotExtended() throws Exception {
        byte[] broken = old.clone();
        broken[broken.length / 2] ^= 1;
        write(broken);

        assertThat(catchThrowableOfType(KeyRingException.class, () -> KeyRing.open(path))
                        .kind())
                .isEqualTo(KeyRingException.Kind.CORRUPT);
        assertThat(path).hasBinaryContent(broken);
    }

    @Test
    void rotationAddsAPrimaryKeyAndKeepsTheOthers() throws Exception {
        KeyRing before = KeyRing.open(path);
        new KeyChanges(path, null).rotate();
        KeyRing after = KeyRing.open(path);

        assertThat(after.frankPrf().getPrimaryId())
                .isNotEqualTo(before.frankPrf().getPrimaryId());
        assertThat(after.frankPrf().getPrfs())
                .containsOnlyKeys(
                        before.frankPrf().getPrimaryId(), after.frankPrf().getPrimaryId());
        assertThat(after.reportKeys().keyId()).isNotEqualTo(before.reportKeys().keyId());
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
    }
}
