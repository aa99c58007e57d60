package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.quietroom.encryption.mls.crypto.Secret;

/** Pre-shared keys that the application holds, RFC 9420 section 8.4. Resumption keys of the group itself are not asked for. */
@FunctionalInterface
public interface PreSharedKeys {
    /** No keys. */
    PreSharedKeys NONE = id -> Optional.empty();

    /** An external key. */
    Optional<Secret> find(Bytes id);

    /** The resumption key of another group, see {@link Group#resumptionKey}. */
    default Optional<Secret> findResumption(Bytes groupId, long epoch) {
        return Optional.empty();
    }
}
