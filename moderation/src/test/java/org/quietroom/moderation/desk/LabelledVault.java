package org.quietroom.moderation.desk;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.MemberVault;
import org.quietroom.core.port.UnavailableException;

/** Hides bytes from a reader of the raw file and opens them only under their label; no protection at all otherwise. */
final class LabelledVault implements MemberVault {
    private final Map<PseudonymId, Integer> times = new ConcurrentHashMap<>();
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
    public byte[] seal(String label, PseudonymId about, byte[] plain) {
        byte[] marked = ("\0" + about.value() + times.getOrDefault(about, 0) + "\0").getBytes(StandardCharsets.UTF_8);
        return seal(label, Bytes.concat(marked, plain));
    }

    @Override
    public void forget(PseudonymId member) {
        check();
        times.merge(member, 1, Integer::sum);
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
        return plain.length > 0 && plain[0] == 0 ? about(plain) : plain;
    }

    private byte[] about(byte[] plain) {
        int end = Bytes.indexOf(Arrays.copyOfRange(plain, 1, plain.length), (byte) 0) + 1;
        String about = new String(plain, 1, end - 1, StandardCharsets.UTF_8);
        PseudonymId member = new PseudonymId(about.substring(0, 32));
        if (!about.substring(32).equals("" + times.getOrDefault(member, 0))) {
            throw new ForgottenException();
        }
        return Arrays.copyOfRange(plain, end + 1, plain.length);
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
