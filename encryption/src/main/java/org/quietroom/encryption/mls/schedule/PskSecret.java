package org.quietroom.encryption.mls.schedule;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

/** The {@code psk_secret} of RFC 9420 section 8.4. */
public final class PskSecret {
    private PskSecret() {}

    /** All pre-shared keys of a commit chained in their order; zeros if there is none. */
    public static Secret of(CipherSuite suite, List<Psk> psks) {
        Secret chained = Secret.zeros(suite.hashLength());
        for (int i = 0; i < psks.size(); i++) {
            Secret input = input(suite, psks.get(i), i, psks.size());
            Secret before = chained;
            chained = suite.extract(input, before);
            input.destroy();
            before.destroy();
        }
        return chained;
    }

    /** {@code psk_input_[i]}, bound to the key's id and its place in the list. */
    private static Secret input(CipherSuite suite, Psk psk, int index, int count) {
        Bytes pskLabel = new Writer().put(psk.id()).uint16(index).uint16(count).toBytes();
        Secret extracted = suite.extract(Secret.zeros(suite.hashLength()), psk.value());
        Secret input = suite.expandWithLabel(extracted, "derived psk", pskLabel, suite.hashLength());
        extracted.destroy();
        return input;
    }
}
