package org.quietroom.encryption.mls.wire;

import java.util.List;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code RequiredCapabilities}, section 11.1: what every member must support. */
public record RequiredCapabilities(List<Integer> extensions, List<Integer> proposals, List<Integer> credentials)
        implements Encodable {
    public RequiredCapabilities {
        extensions = List.copyOf(extensions);
        proposals = List.copyOf(proposals);
        credentials = List.copyOf(credentials);
    }

    static RequiredCapabilities readFrom(Reader in) {
        return new RequiredCapabilities(in.list(Reader::uint16), in.list(Reader::uint16), in.list(Reader::uint16));
    }

    @Override
    public void writeTo(Writer out) {
        out.list(extensions, Writer::uint16).list(proposals, Writer::uint16).list(credentials, Writer::uint16);
    }
}
