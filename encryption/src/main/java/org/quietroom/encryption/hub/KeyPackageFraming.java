package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;

/** What a key package says in clear (RFC 9420 sections 7.2 and 10): whose it is, with which key, and until when. */
final class KeyPackageFraming {
    private static final int KEY_PACKAGE = 5;
    private static final int BASIC = 1;
    private static final int SOURCE_KEY_PACKAGE = 1;
    private static final Duration SKEW = Duration.ofHours(24);

    private KeyPackageFraming() {}

    /**
     * Refuses a key package that is not of this member and key, or not of this time. Signatures are for those who add it.
     *
     * @return when it must no longer be handed out
     */
    static Instant expiry(byte[] bytes, String member, byte[] signatureKey, Instant now, Duration longest) {
        try {
            WireReader in = Framing.message(bytes, KEY_PACKAGE);
            if (in.u16() != 1) {
                throw new MalformedException("it is of another version");
            }
            Framing.requireSuite(in.u16());
            in.skipVector();
            in.skipVector();
            byte[] key = in.vector();
            if (in.u16() != BASIC) {
                throw new MalformedException("its credential is not Basic");
            }
            byte[] identity = in.vector();
            for (int capability = 0; capability < 5; capability++) {
                in.skipVector();
            }
            if (in.u8() != SOURCE_KEY_PACKAGE) {
                throw new MalformedException("its leaf comes from elsewhere");
            }
            long notBefore = in.u64Capped();
            long notAfter = in.u64Capped();
            in.skipVector();
            in.skipVector();
            in.skipVector();
            in.skipVector();
            in.end();
            if (!Arrays.equals(identity, member.getBytes(UTF_8)) || !Arrays.equals(key, signatureKey)) {
                throw Refusal.of(
                        422, "key-package.owner", "A key package names another member or another signature key.");
            }
            return within(notBefore, notAfter, now, longest);
        } catch (MalformedException e) {
            throw Framing.malformed("A key package is none", e);
        }
    }

    private static Instant within(long notBefore, long notAfter, Instant now, Duration longest) {
        Instant most = now.plus(longest);
        Instant end = notAfter >= most.getEpochSecond() ? most : Instant.ofEpochSecond(notAfter);
        if (notBefore > now.plus(SKEW).getEpochSecond() || !end.isAfter(now)) {
            throw Refusal.of(
                    422, "key-package.lifetime", "A key package is not valid now. Look at this device's clock.");
        }
        return end;
    }
}
