package org.quietroom.encryption.mls.schedule;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/** The transcript hashes of RFC 9420 section 8.2. */
public final class TranscriptHashes {
    /** Both hashes before the first commit: empty. */
    public static final Bytes INITIAL = Bytes.copyFrom(new byte[0]);

    private TranscriptHashes() {}

    /**
     * The confirmed transcript hash after a commit.
     *
     * @param interimBefore the interim transcript hash of the epoch that the commit was sent in
     * @param input the encoded {@code ConfirmedTranscriptHashInput} of the commit
     */
    public static Bytes confirmed(CipherSuite suite, Bytes interimBefore, Bytes input) {
        return suite.hash(new Writer().fixed(interimBefore).fixed(input).toBytes());
    }

    /** The interim transcript hash after a commit with this confirmation tag. */
    public static Bytes interim(CipherSuite suite, Bytes confirmed, Bytes confirmationTag) {
        return suite.hash(new Writer().fixed(confirmed).opaque(confirmationTag).toBytes());
    }
}
