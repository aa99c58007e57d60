package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.wire.Credential;

/**
 * Decides who is who, RFC 9420 section 5.3.1. The engine asks about every credential that enters a group; there is no default,
 * because one that accepts everything would make every signature worthless.
 *
 * <p>Asked on the thread of the caller, once for each leaf when a group is joined: answer fast and from memory.
 */
public interface AuthenticationService {
    /** Whether the one named by the credential uses this signature key. */
    boolean accepts(Credential credential, Bytes signatureKey);

    /** Whether the one named by {@code after} may take the place of the one named by {@code before}. */
    default boolean mayFollow(Credential before, Credential after) {
        return before.equals(after);
    }
}
