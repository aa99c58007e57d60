package org.quietroom.encryption.mls.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Commit}, section 12.4. */
public record Commit(
        List<ProposalOrRef> proposals, @Nullable UpdatePath path) implements Content {
    public Commit {
        proposals = List.copyOf(proposals);
    }

    public static Commit readFrom(Reader in) {
        return new Commit(in.list(ProposalOrRef::readFrom), in.optional(UpdatePath::readFrom));
    }

    @Override
    public ContentType contentType() {
        return ContentType.COMMIT;
    }

    @Override
    public void writeTo(Writer out) {
        out.list(proposals).optional(path);
    }
}
