package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.ForgottenException;

/**
 * The file of one member: their key, wrapped by an evidence key, or the mark that they were forgotten. Each change is whole or not at
 * all. Immutable; safe for many threads and processes.
 */
final class MemberKeyFile {
    private static final String HEAD = "quietroom-member-key v1\n";
    private static final String KEY = HEAD + "key ";
    private static final byte[] FORGOTTEN = (HEAD + "forgotten\n").getBytes(US_ASCII);

    private final PseudonymId member;
    private final OwnedFile file;

    MemberKeyFile(Path folder, PseudonymId member) {
        this.member = member;
        this.file = new OwnedFile(folder.resolve(member.value()), ".lock");
    }

    /** What is in it. */
    enum State {
        /** There is no file. */
        NONE,
        KEY,
        FORGOTTEN
    }

    State state() throws IOException {
        byte @Nullable [] present = read();
        if (present == null) {
            return State.NONE;
        }
        return has(present) ? State.KEY : State.FORGOTTEN;
    }

    /** Puts a copy in its place if there is nothing. */
    void restore(Path copy) throws IOException {
        var unused = file.create(Files.readAllBytes(copy), () -> {});
    }

    /** Makes a new key if there is no file. */
    void create(SealedVault vault) throws IOException, GeneralSecurityException {
        file.create(fresh(vault), () -> {});
    }

    /** Puts a new key in the place of the mark. */
    void renew(SealedVault vault) throws IOException, GeneralSecurityException {
        file.replace(found -> has(found) ? null : fresh(vault), () -> {});
    }

    /** Puts the mark in the place of the key. */
    void forget() throws IOException, GeneralSecurityException {
        file.replace(present -> has(present) ? FORGOTTEN : null, () -> {});
    }

    /** Wraps the key with the primary evidence key. */
    void rewrap(SealedVault vault) throws IOException, GeneralSecurityException {
        file.replace(present -> has(present) ? content(vault.reseal(label(), wrapped(present))) : null, () -> {});
    }

    /** Which evidence key wrapped the key; empty if there is none. */
    OptionalLong wrappedBy() throws IOException, GeneralSecurityException {
        Optional<byte[]> present = Optional.ofNullable(read()).filter(MemberKeyFile::has);
        return present.isEmpty() ? OptionalLong.empty() : SealedVault.keyOf(wrapped(present.get()));
    }

    /** @throws ForgottenException if the member was forgotten meanwhile */
    KeysetHandle keys(SealedVault vault) throws IOException, GeneralSecurityException {
        byte[] present = Files.readAllBytes(file.path());
        if (!has(present)) {
            throw new ForgottenException();
        }
        return CleartextKeys.read(Purpose.EVIDENCE, vault.open(label(), wrapped(present)));
    }

    private byte @Nullable [] read() throws IOException {
        try {
            return Files.readAllBytes(file.path());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean has(byte[] content) {
        return new String(content, US_ASCII).startsWith(KEY);
    }

    private static byte[] wrapped(byte[] content) throws GeneralSecurityException {
        try {
            return Base64.getDecoder()
                    .decode(new String(content, US_ASCII)
                            .substring(KEY.length())
                            .strip());
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("its content was changed", e);
        }
    }

    private byte[] fresh(SealedVault vault) throws GeneralSecurityException {
        return content(vault.seal(label(), CleartextKeys.write(Purpose.EVIDENCE, Purpose.EVIDENCE.generate())));
    }

    private static byte[] content(byte[] wrapped) {
        return (KEY + Base64.getEncoder().encodeToString(wrapped) + "\n").getBytes(US_ASCII);
    }

    private String label() {
        return "member-key:" + member.value();
    }
}
