package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.Secret;

/** {@code GroupSecrets}, section 12.4.3: what a Welcome tells one joiner. */
public final class GroupSecrets {
    private final Secret joinerSecret;
    private final @Nullable Secret pathSecret;
    private final List<PreSharedKeyId> psks;

    public GroupSecrets(Secret joinerSecret, @Nullable Secret pathSecret, List<PreSharedKeyId> psks) {
        this.joinerSecret = joinerSecret;
        this.pathSecret = pathSecret;
        this.psks = List.copyOf(psks);
    }

    public static GroupSecrets readFrom(Reader in) {
        return new GroupSecrets(
                Secret.copyOf(in.opaque()),
                in.optional(present -> Secret.copyOf(present.opaque())),
                in.list(PreSharedKeyId::readFrom));
    }

    /** The binary form, secrets in clear, to be encrypted to the joiner. */
    public Bytes reveal() {
        Secret path = pathSecret;
        return new Writer()
                .opaque(joinerSecret.reveal())
                .optional(path == null ? null : out -> out.opaque(path.reveal()))
                .list(psks)
                .toBytes();
    }

    public Secret joinerSecret() {
        return joinerSecret;
    }

    /** The path secret of the lowest node above both joiner and committer; null if the commit had no path. */
    public @Nullable Secret pathSecret() {
        return pathSecret;
    }

    public List<PreSharedKeyId> psks() {
        return psks;
    }

    public void destroy() {
        joinerSecret.destroy();
        if (pathSecret != null) {
            pathSecret.destroy();
        }
    }

    /** No secret. */
    @Override
    public String toString() {
        return "GroupSecrets";
    }
}
