package org.quietroom.mailman;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids that say nothing of the author's own Message-ID, but are the same each time they are made of it, so that nothing has
 * to be remembered to thread answers, to know a message again after a crash, or to know what we injected.
 *
 * <p>Guarantee: whoever does not have the secret cannot tell which Message-ID an id was made of, nor make a seal. Immutable.
 */
final class Keys {
    private static final Pattern PUBLISHED = Pattern.compile("<([0-9a-f]{32})\\.quietroom@[^\\s<>@]+>");
    private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");
    private static final int HEX = 32;

    private final HashFunction mac;

    Keys(String secret) {
        mac = Hashing.hmacSha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of what an account calls by this Message-ID in a list: 32 hexadecimal digits. */
    String id(String list, String account, String messageId) {
        return hash("quietroom-mailman-id-v1", list, account, messageId)
                .toString()
                .substring(0, HEX);
    }

    /** What we publish it under. */
    static String messageId(String id, String mailHost) {
        return "<" + id + ".quietroom@" + mailHost + ">";
    }

    /** The id in a Message-ID of the form that we publish under; it may be forged. */
    static Optional<String> idIn(String messageId) {
        Matcher form = PUBLISHED.matcher(messageId.trim());
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Proves that we wrote a message: over the list, its id and everything in it that a reader sees. */
    HashCode seal(String list, String messageId, String from, String subject, String body) {
        return hash("quietroom-mailman-seal-v1", list, messageId, from, subject, body);
    }

    /** Whether a seal is that one; takes the same time wherever they differ. */
    static boolean same(HashCode seal, String claimed) {
        return SEAL.matcher(claimed).matches() && seal.equals(HashCode.fromString(claimed));
    }

    /** Over label and parts, each led by its length so that no two lists of parts read the same. */
    private HashCode hash(String label, String... parts) {
        StringBuilder all = new StringBuilder(label).append('\n');
        for (String part : parts) {
            all.append(part.length()).append(':').append(part).append('\n');
        }
        return mac.hashString(all, StandardCharsets.UTF_8);
    }
}
