package org.quietroom.encryption.mls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Function;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;

/** Stored forms under an AEAD of the caller's. Each kind has a label, so that none passes for another. */
final class Sealing {
    static final Bytes KEY_PACKAGE = label("quietroom/mls/key-package/v1");
    private static final Bytes GROUP = label("quietroom/mls/group/v1");

    private static final Bytes PENDING = label("quietroom/mls/pending-commit/v1");

    private Sealing() {}

    /** The associated data of one group's stored form. */
    static Bytes group(Bytes groupId) {
        return new Writer().opaque(GROUP).opaque(groupId).toBytes();
    }

    /** The associated data of a pending commit of one group. */
    static Bytes pending(Bytes groupId) {
        return new Writer().opaque(PENDING).opaque(groupId).toBytes();
    }

    static Bytes seal(Aead aead, Bytes label, Bytes clear) {
        byte[] bytes = clear.toByteArray();
        try {
            return Bytes.copyFrom(aead.encrypt(bytes, label.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the caller's AEAD does not seal", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static <T> T open(Aead aead, Bytes label, Bytes sealed, Function<Reader, T> form) {
        byte[] clear;
        try {
            clear = aead.decrypt(sealed.toByteArray(), label.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new MlsException(STORED_FORM);
        }
        try {
            return Reader.whole(Bytes.copyFrom(clear), form);
        } catch (MlsException e) {
            throw e.reason() == STORED_FORM
                    ? e
                    : new MlsException(STORED_FORM, e.reason().name());
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static Bytes label(String text) {
        return Bytes.copyFrom(text.getBytes(US_ASCII));
    }
}
