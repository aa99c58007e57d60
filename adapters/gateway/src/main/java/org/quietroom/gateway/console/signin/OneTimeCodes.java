package org.quietroom.gateway.console.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.quietroom.encryption.CodeKeys;

/** Six-digit codes from a shared secret and the time (RFC 6238: SHA-1, 30 seconds, one step either way). */
final class OneTimeCodes {
    /** RFC 4226 section 4 asks for 160 bits. */
    static final int SECRET_BYTES = 20;

    private static final int WINDOW = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** The code of the step that holds {@code at}. */
    String at(byte[] secret, Instant at) {
        try {
            return generator.generateOneTimePasswordString(CodeKeys.of(secret), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a one-time-code secret does not fit", e);
        }
    }

    /** The step to which a code belongs, if it is later than {@code lastStep}: no code counts twice (RFC 6238 section 5.2). */
    OptionalLong stepOf(byte[] secret, String code, Instant now, long lastStep) {
        long step = generator.getTimeStep().toSeconds();
        long current = now.getEpochSecond() / step;
        OptionalLong found = OptionalLong.empty();
        for (long candidate = current - WINDOW; candidate <= current + WINDOW; candidate++) {
            boolean same = Tokens.same(at(secret, Instant.ofEpochSecond(candidate * step)), code);
            if (same && candidate > lastStep && found.isEmpty()) {
                found = OptionalLong.of(candidate);
            }
        }
        return found;
    }
}
