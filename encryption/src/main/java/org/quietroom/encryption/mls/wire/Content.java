package org.quietroom.encryption.mls.wire;

import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;

/** What a FramedContent frames, section 6. */
public sealed interface Content extends Encodable permits ApplicationData, Proposal, Commit {
    ContentType contentType();

    /** Reads content of a type that was announced before it. */
    static Content readFrom(Reader in, ContentType type) {
        return switch (type) {
            case APPLICATION -> new ApplicationData(in.opaque());
            case PROPOSAL -> Proposal.readFrom(in);
            default -> Commit.readFrom(in);
        };
    }
}
