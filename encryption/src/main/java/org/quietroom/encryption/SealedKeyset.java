package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.quietroom.encryption.KeyRingException.Kind.LOCKED;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyset file under a key-encryption key: a version line, two lines for whoever finds it, the public name of the key, and
 * the clear form of {@link KeyRingFormat} sealed (base 64). A file without that version line is in clear.
 */
final class SealedKeyset {
    private static final String NAME = "quietroom-keys sealed v1\n";
    private static final List<String> NOTICE = List.of(
            "# Keys, sealed under a key-encryption key that must be kept elsewhere.",
            "# Whoever loses either can open nothing again.");
    private static final byte[] LABEL = "quietroom/keyring/sealed/v1\n".getBytes(US_ASCII);

    private SealedKeyset() {}

    static boolean sealed(byte[] file) {
        return new String(file, ISO_8859_1).startsWith(NAME);
    }

    static byte[] seal(byte[] clear, Kek kek) throws GeneralSecurityException {
        String body = NAME + String.join("\n", NOTICE) + "\nkek " + kek.id() + "\nsealed "
                + Base64.getEncoder().encodeToString(encrypted(kek.aead(), clear, kek)) + "\n";
        return body.getBytes(ISO_8859_1);
    }

    private static byte[] encrypted(Aead aead, byte[] clear, Kek kek) throws GeneralSecurityException {
        try {
            return aead.encrypt(clear, LABEL);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(
                    LOCKED,
                    "keys cannot be sealed with " + kek + ": it does not answer, or may not seal. Nothing was changed",
                    e);
        }
    }

    /**
     * The clear form of a file; the file itself if it is in clear.
     *
     * @throws KeyRingException of kind {@code LOCKED} if it is sealed and the key is not the one
     * @throws GeneralSecurityException if it was changed; the message says what
     */
    static byte[] open(byte[] file, KeyFile place, @Nullable Kek kek) throws GeneralSecurityException {
        if (!sealed(file)) {
            return file;
        }
        if (kek == null) {
            throw new KeyRingException(
                    LOCKED,
                    "the keyset file " + place + " is sealed and no key-encryption key is named: set keyset.kek-file,"
                            + " kek-env, kek-command or kek-kms to where it is");
        }
        String[] lines = new String(file, ISO_8859_1).split("\n", -1);
        int last = NOTICE.size() + 2;
        if (lines.length != last + 2 || !lines[last - 1].startsWith("kek ") || !lines[last].startsWith("sealed ")) {
            throw new GeneralSecurityException("it is cut off, or something was added");
        }
        if (!lines[last - 1].equals("kek " + kek.id())) {
            throw new KeyRingException(
                    LOCKED,
                    "the keyset file " + place + " was sealed with another key-encryption key than that from " + kek
                            + ": name the other one, or use  quietroom keys seal --old-kek-file  to change it");
        }
        return decrypted(lines[last].substring("sealed ".length()), place, kek);
    }

    private static byte[] decrypted(String base64, KeyFile place, Kek kek) throws GeneralSecurityException {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("its content was changed");
        }
        if (!Base64.getEncoder().encodeToString(sealed).equals(base64)) {
            // The decoder passes over the last letter's spare bits and a missing sign at the end.
            throw new GeneralSecurityException("its content was changed");
        }
        try {
            return kek.aead().decrypt(sealed, LABEL);
        } catch (GeneralSecurityException e) {
            if (kek.id().equals("service")) {
                throw new KeyRingException(
                        LOCKED,
                        "the keyset file " + place + " does not open with " + kek
                                + ": the service does not answer, may not open, or has another key; or the file was changed",
                        e);
            }
            throw new GeneralSecurityException("its content was changed");
        }
    }
}
