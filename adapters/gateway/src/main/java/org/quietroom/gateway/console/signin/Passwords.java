package org.quietroom.gateway.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes (RFC 9106) of passwords, written as PHC strings. At most two are computed at once, so that sign-in
 * attempts cannot take the program's memory. Safe for many threads.
 */
final class Passwords {
    /** 19 MiB, two passes, one lane: the OWASP minimum, 40 ms on one small core. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Semaphore slots = new Semaphore(2, true);
    /** A hash that is no password's: its bytes are random and not computed, which the comparison cannot know. */
    private final String nobody = phc(Tokens.bytes(SALT), Tokens.bytes(LENGTH));

    /** A fresh hash. */
    String hash(String password) {
        byte[] salt = Tokens.bytes(SALT);
        return phc(salt, compute(password, salt, MEMORY_KIB, PASSES, LANES, LENGTH));
    }

    private static String phc(byte[] salt, byte[] hash) {
        var text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash);
    }

    /** Whether the password has this hash; in constant time. */
    boolean matches(String password, String phc) {
        Matcher form = FORM.matcher(phc);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash has an unknown form");
        }
        List<Integer> numbers =
                List.of(Integer.valueOf(form.group(1)), Integer.valueOf(form.group(2)), Integer.valueOf(form.group(3)));
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        byte[] actual = compute(
                password,
                Base64.getDecoder().decode(form.group(4)),
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                expected.length);
        return Tokens.same(expected, actual);
    }

    /** Takes as long as {@link #matches} and is never true: for names that nobody has. */
    boolean matchesNobody(String password) {
        matches(password, nobody);
        return false;
    }

    private byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        slots.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.getBytes(UTF_8), hash);
            return hash;
        } finally {
            slots.release();
        }
    }
}
