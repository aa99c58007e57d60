package org.quietroom.moderation.desk;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;

/** Hides bytes from a reader of the raw file and opens them only under their label; no protection at all otherwise. */
final class LabelledVault implements EvidenceVault {
    private volatile boolean away;

    void goAway() {
        away = true;
    }

    @Override
    public byte[] seal(String label, byte[] plain) {
        check();
        byte[] sealed = Arrays.copyOf(mark(label), 32 + plain.length);
        for (int i = 0; i < plain.length; i++) {
            sealed[32 + i] = (byte) (plain[i] ^ 0xA5);
        }
        return sealed;
    }

    @Override
    public byte[] open(String label, byte[] sealed) {
        check();
        if (!Arrays.equals(mark(label), Arrays.copyOf(sealed, 32))) {
            throw new UnavailableException("sealed under another label");
        }
        byte[] plain = Arrays.copyOfRange(sealed, 32, sealed.length);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (plain[i] ^ 0xA5);
        }
        return plain;
    }

    private void check() {
        if (away) {
            throw new UnavailableException("the keyset is not there");
        }
    }

    private static byte[] mark(String label) {
        return Hashing.sha256().hashString(label, StandardCharsets.UTF_8).asBytes();
    }
}
