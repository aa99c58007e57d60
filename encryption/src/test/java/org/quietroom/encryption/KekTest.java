package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.encryption.KeyRingException.Kind;

/** A keyset file under a key-encryption key opens with that key alone, wherever the key comes from. */
final class KekTest {
    private static final byte[] KEY = HexFormat.of().parseHex("0badc0de".repeat(8));
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("keys");
    }

    private static Kek kek(String text) {
        return Kek.variable("QUIETROOM_KEK", text);
    }

    private static Kek other() {
        return kek("ab".repeat(32));
    }

    private static Kind kindOf(Runnable act) {
        return catchThrowableOfType(KeyRingException.class, act::run).kind();
    }

    private Path owned(String name, String content, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void aNewFileIsSealedFromTheBeginningAndShowsNoKey() throws Exception {
        KeyRing ring = KeyRing.openOrCreate(path, kek(TEXT));
        byte[] evidence = ring.vault().seal("case:1", "canary".getBytes(UTF_8));

        assertThat(ring.sealed()).isTrue();
        String file = Files.readString(path, ISO_8859_1);
        assertThat(file).startsWith("quietroom-keys sealed v1\n").doesNotContain("evidence ", TEXT);
        KeyRing again = KeyRing.open(path, kek(TEXT));
        assertThat(again.fingerprint()).isEqualTo(ring.fingerprint());
        assertThat(again.vault().open("case:1", evidence)).asString(UTF_8).isEqualTo("canary");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutTheKeyOrWithAnotherNothingOpensAndTheMessageSaysWhatToDo() {
        KeyRing.openOrCreate(path, kek(TEXT));

        assertThat(kindOf(() -> KeyRing.open(path))).isEqualTo(Kind.LOCKED);
        assertThatThrownBy(() -> KeyRing.open(path)).hasMessageContaining("keyset.kek-file");
        assertThat(kindOf(() -> KeyRing.open(path, other()))).isEqualTo(Kind.LOCKED);
        assertThatThrownBy(() -> KeyRing.open(path, other())).hasMessageContaining("--old-kek-file");
        assertThat(kindOf(() -> KeyRing.openOrCreate(path, other()))).isEqualTo(Kind.LOCKED);
        assertThat(kindOf(() -> KeyRing.open(path, Kek.variable("QUIETROOM_KEK", null))))
                .isEqualTo(Kind.LOCKED);
    }

    @Test
    void anyBitFlippedIsNoticed() throws Exception {
        KeyRing.openOrCreate(path, kek(TEXT));
        byte[] sound = Files.readAllBytes(path);
        int notice = new String(sound, ISO_8859_1).indexOf("\nkek ");
        for (int bit = notice * 8; bit < sound.length * 8; bit += 7) {
            byte[] broken = sound.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path, broken);
            assertThat(kindOf(() -> KeyRing.open(path, kek(TEXT))))
                    .as("bit %d", bit)
                    .isIn(Kind.CORRUPT, Kind.LOCKED);
        }
    }

    @Test
    void aFileInClearIsSealedItsKeyChangedAndItIsOpenedAgainLosingNothing() throws Exception {
        KeyRing ring = KeyRing.openOrCreate(path);
        byte[] evidence = ring.vault().seal("case:1", "canary".getBytes(UTF_8));
        byte[] clear = Files.readAllBytes(path);

        assertThat(new KeyChanges(path, kek(TEXT)).seal(null)).isTrue();
        assertThat(new KeyChanges(path, kek(TEXT)).seal(null)).as("again").isFalse();
        assertThat(KeyRing.open(path, kek(TEXT)).sealed()).isTrue();
        assertThat(kindOf(() -> new KeyChanges(path, other()).seal(null))).isEqualTo(Kind.LOCKED);
        assertThat(new KeyChanges(path, other()).seal(kek(TEXT))).isTrue();
        assertThat(kindOf(() -> KeyRing.open(path, kek(TEXT)))).isEqualTo(Kind.LOCKED);
        new KeyChanges(path, other()).rotate();
        assertThat(KeyRing.open(path, other()).vault().open("case:1", evidence))
                .asString(UTF_8)
                .isEqualTo("canary");
        assertThat(new KeyChanges(path, other()).unseal()).isTrue();
        assertThat(new KeyChanges(path, null).unseal()).as("again").isFalse();
        assertThat(KeyRing.open(path).fingerprint()).isEqualTo(ring.fingerprint());
        assertThat(Files.readString(path)).startsWith(new String(clear, ISO_8859_1).substring(0, 40));
    }

    @Test
    void aCopyIsAKeysetFileByItselfUnderItsOwnKey() {
        KeyRing ring = KeyRing.openOrCreate(path, kek(TEXT));
        Path copy = directory.resolve("copy");

        new KeyChanges(path, kek(TEXT)).export(copy, other());

        assertThat(KeyRing.open(copy, other()).fingerprint()).isEqualTo(ring.fingerprint());
        assertThat(kindOf(() -> KeyRing.open(copy, kek(TEXT)))).isEqualTo(Kind.LOCKED);
        assertThat(kindOf(() -> new KeyChanges(path, kek(TEXT)).export(copy, other())))
                .as("a copy is never overwritten")
                .isEqualTo(Kind.UNWRITABLE);
    }

    @Test
    void theKeyComesFromAFileThatItsOwnerAloneMayRead() throws Exception {
        KeyRing ring = KeyRing.openOrCreate(path, Kek.file(owned("kek", TEXT + "\n", "r--------")));

        assertThat(KeyRing.open(path, kek(TEXT)).fingerprint()).isEqualTo(ring.fingerprint());
        Path shared = owned("shared", TEXT, "rw-r-----");
        assertThatThrownBy(() -> KeyRing.open(path, Kek.file(shared))).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> KeyRing.open(path, Kek.file(directory.resolve("absent"))))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theKeyComesFromACommand() throws Exception {
        Path file = owned("kek", HexFormat.of().formatHex(KEY) + "\n", "r--------");
        KeyRing ring = KeyRing.openOrCreate(path, Kek.command(List.of("cat", file.toString())));

        assertThat(KeyRing.open(path, kek(TEXT)).fingerprint()).isEqualTo(ring.fingerprint());
        assertThatThrownBy(() -> KeyRing.open(path, Kek.command(List.of("false"))))
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("run it by hand");
        assertThatThrownBy(() -> KeyRing.open(path, Kek.command(List.of("/no/such/program"))))
                .hasMessageContaining("cannot be run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "Y2FuYXJ5",
                "0badc0de",
                "!badc0de0badc0de0badc0de0badc0de0badc0de0badc0de0badc0de0badc0de"
            })
    void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
        KeyRingException refused =
                catchThrowableOfType(KeyRingException.class, () -> KeyRing.openOrCreate(path, kek(text)));

        assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
        assertThat(path).doesNotExist();
        for (Throwable t = refused; t != null && !text.isEmpty(); t = t.getCause()) {
            assertThat(t.getMessage()).doesNotContain(text);
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    void theKeyIsKeptByAServiceThatATinkClientKnows() throws Exception {
        Service service = new Service();
        KmsClients.add(service);
        KeyRing ring = KeyRing.openOrCreate(path, Kek.service("test-kms://house/keys/1"));

        assertThat(KeyRing.open(path, Kek.service("test-kms://house/keys/1")).fingerprint())
                .isEqualTo(ring.fingerprint());
        assertThat(service.largest)
                .as("the service is sent a wrapped key, not the file")
                .isLessThan(200);
        service.away = true;
        assertThat(kindOf(() -> KeyRing.open(path, Kek.service("test-kms://house/keys/1"))))
                .isEqualTo(Kind.LOCKED);
        assertThat(ring.refresh()).as("what was read before goes on").isFalse();
        assertThatThrownBy(() -> KeyRing.open(path, Kek.service("nobody-kms://x")))
                .hasMessageContaining("no client on the class path");
    }

    /** A key service in memory. */
    private static final class Service implements KmsClient {
        private final Aead aead;
        private boolean away;
        private int largest;

        private Service() throws GeneralSecurityException {
            aead = KeysetHandle.generateNew(XChaCha20Poly1305Parameters.create(), AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        }

        @Override
        public boolean doesSupport(String uri) {
            return uri.startsWith("test-kms://");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String uri) {
            return new Aead() {
                @Override
                public byte[] encrypt(byte[] plain, byte[] data) throws GeneralSecurityException {
                    largest = Math.max(largest, plain.length);
                    return aead.encrypt(plain, data);
                }

                @Override
                public byte[] decrypt(byte[] sealed, byte[] data) throws GeneralSecurityException {
                    if (away) {
                        throw new GeneralSecurityException("the service is away");
                    }
                    return aead.decrypt(sealed, data);
                }
            };
        }
    }
}
