package org.quietroom.encryption.mls.wire;

import java.util.List;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Capabilities}, section 7.2: what a client supports beyond the defaults. Unknown values are carried. */
public record Capabilities(
        List<Integer> versions,
        List<Integer> cipherSuites,
        List<Integer> extensions,
        List<Integer> proposals,
        List<Integer> credentials)
        implements Encodable {
    public Capabilities {
        versions = List.copyOf(versions);
        cipherSuites = List.copyOf(cipherSuites);
        extensions = List.copyOf(extensions);
        proposals = List.copyOf(proposals);
        credentials = List.copyOf(credentials);
    }

    static Capabilities readFrom(Reader in) {
        return new Capabilities(
                in.list(Reader::uint16),
                in.list(Reader::uint16),
                in.list(Reader::uint16),
                in.list(Reader::uint16),
                in.list(Reader::uint16));
    }

    @Override
    public void writeTo(Writer out) {
        out.list(versions, Writer::uint16)
                .list(cipherSuites, Writer::uint16)
                .list(extensions, Writer::uint16)
                .list(proposals, Writer::uint16)
                .list(credentials, Writer::uint16);
    }

    public boolean supportsExtension(int type) {
        return ExtensionType.isDefault(type) || extensions.contains(type);
    }

    public boolean supportsProposal(int type) {
        return ProposalType.isDefault(type) || proposals.contains(type);
    }

    public boolean supportsCredential(int type) {
        return credentials.contains(type);
    }

    /** Whether all that a group requires (section 11.1) is supported. */
    public boolean satisfies(RequiredCapabilities required) {
        return required.extensions().stream().allMatch(this::supportsExtension)
                && required.proposals().stream().allMatch(this::supportsProposal)
                && required.credentials().stream().allMatch(this::supportsCredential);
    }
}
