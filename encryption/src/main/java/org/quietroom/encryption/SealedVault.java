package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;

/**
 * An {@link EvidenceVault} over one AEAD keyset. The label is associated data after a name of this use, so neither another
 * row nor another use of the key can pass off its bytes here.
 *
 * <p>Limit: the length of what is sealed shows, to the byte; and a store that is put back as a whole to an earlier state
 * opens as it did then.
 */
final class SealedVault implements EvidenceVault {
    private static final String NAMESPACE = "quietroom/evidence/v1\n";

    private final Aead aead;

    SealedVault(Aead aead) {
        this.aead = aead;
    }

    @Override
    public byte[] seal(String label, byte[] plain) {
        try {
            return aead.encrypt(plain, associatedData(label));
        } catch (GeneralSecurityException e) {
            throw new UnavailableException("evidence cannot be sealed: run doctor and look at the keyset file", e);
        }
    }

    @Override
    public byte[] open(String label, byte[] sealed) {
        try {
            return aead.decrypt(sealed, associatedData(label));
        } catch (GeneralSecurityException e) {
            throw new UnavailableException(
                    "sealed bytes do not open: they were changed, moved from another row or sealed with keys that this"
                            + " keyset file lacks. Restore store and keyset file from the same backup",
                    e);
        }
    }

    /** @throws IllegalArgumentException if the label is blank or not well-formed text, which would not encode one to one */
    private static byte[] associatedData(String label) {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a label names the row that the bytes belong to");
        }
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(NAMESPACE + label));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a label is well-formed text", e);
        }
    }
}
