package org.quietroom.moderation.desk;

import com.google.common.base.Joiner;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Submission;

/** Fresh random names (from the platform's secure source, behind {@link UUID}), and hashes of what must not be stored. */
final class Keys {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Keys() {}

    /** 32 lower-case hexadecimal digits, 122 of their bits random. */
    static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static EffectKey effect() {
        return new EffectKey(random());
    }

    static CaseId caseId() {
        long bits = UUID.randomUUID().getLeastSignificantBits();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            value.append(CROCKFORD.charAt((int) (bits >>> (5 * i)) & 31));
        }
        return new CaseId(value.insert(2, '-').toString());
    }

    /** What makes a retry recognisable without keeping the host's own key in clear. */
    static String ofMessage(Submission submission) {
        return hash(
                "quietroom.desk.message",
                submission.room().host().value(),
                submission.room().value(),
                submission.id().value());
    }

    /** SHA-256 of a label and some texts, none of which may hold a line feed, in hexadecimal digits. */
    static String hash(String label, String... texts) {
        return Hashing.sha256()
                .hashString(label + "\n" + Joiner.on('\n').join(texts), StandardCharsets.UTF_8)
                .toString();
    }
}
