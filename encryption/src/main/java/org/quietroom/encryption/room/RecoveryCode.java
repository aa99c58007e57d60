package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

/**
 * What a member writes down to open their own backup: 144 random bits, and 16 that tell a slip of the pen. So many that no stretching
 * is needed. {@link #toString()} hides it.
 */
public final class RecoveryCode {
    private static final int RANDOM = 18;
    private static final int LENGTH = 20;
    private static final int GROUP = 4;
    private static final byte[] LABEL = "quietroom backup code v1".getBytes(US_ASCII);
    private static final BaseEncoding BASE_32 = BaseEncoding.base32().omitPadding();
    private static final String RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Secret secret;

    private RecoveryCode(byte[] secret) {
        this.secret = Secret.owning(secret);
    }

    /** A new one. */
    public static RecoveryCode generate() {
        return new RecoveryCode(CipherSuite.of(1).random(RANDOM).copy());
    }

    /** What a member typed: case, spaces and hyphens do not matter; empty if it is none, or there is a slip in it. */
    public static Optional<RecoveryCode> read(String typed) {
        StringBuilder digits = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .toCharArray()) {
            int value = DIGITS.indexOf(c);
            if (value >= 0) {
                digits.append(RFC_4648.charAt(value));
            } else if (c != ' ' && c != '-') {
                return Optional.empty();
            }
        }
        if (digits.length() != LENGTH * 8 / 5) {
            return Optional.empty();
        }
        byte[] all = BASE_32.decode(digits);
        byte[] random = Arrays.copyOf(all, RANDOM);
        return Arrays.equals(withCheck(random), all) ? Optional.of(new RecoveryCode(random)) : Optional.empty();
    }

    private static byte[] withCheck(byte[] random) {
        byte[] check = Hashing.sha256()
                .newHasher()
                .putBytes(LABEL)
                .putBytes(random)
                .hash()
                .asBytes();
        byte[] all = Arrays.copyOf(random, LENGTH);
        System.arraycopy(check, 0, all, RANDOM, LENGTH - RANDOM);
        return all;
    }

    /** For the member alone: 32 digits in groups of four. */
    public String reveal() {
        String digits = BASE_32.encode(withCheck(secret.copy()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(DIGITS.charAt(RFC_4648.indexOf(digits.charAt(i))));
        }
        return text.toString();
    }

    Bytes bytes() {
        return secret.reveal();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
