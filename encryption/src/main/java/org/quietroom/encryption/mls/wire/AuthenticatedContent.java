package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/** {@code AuthenticatedContent}, section 6: content, how it travels, and its authentication. */
public record AuthenticatedContent(WireFormat wireFormat, FramedContent content, FramedContentAuthData auth)
        implements Encodable {
    private static final String REFERENCE = "MLS 1.0 Proposal Reference";

    public static AuthenticatedContent readFrom(Reader in) {
        WireFormat format = WireFormat.readFrom(in);
        FramedContent content = FramedContent.readFrom(in);
        return new AuthenticatedContent(
                format,
                content,
                FramedContentAuthData.readFrom(in, content.content().contentType()));
    }

    @Override
    public void writeTo(Writer out) {
        out.uint16(wireFormat.code()).put(content).put(auth);
    }

    /** {@code ProposalRef}, section 5.2. */
    public Bytes proposalReference(CipherSuite suite) {
        return suite.refHash(REFERENCE, encoded());
    }

    /** {@code ConfirmedTranscriptHashInput}, section 8.2. */
    public Bytes confirmedTranscriptHashInput() {
        return new Writer()
                .uint16(wireFormat.code())
                .put(content)
                .opaque(auth.signature())
                .toBytes();
    }
}
