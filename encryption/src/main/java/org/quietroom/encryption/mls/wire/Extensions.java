package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** {@code Extension extensions<V>}: at most one of each type (section 13.4), unknown ones carried. */
public record Extensions(List<Extension> all) implements Encodable {
    public static final Extensions NONE = new Extensions(List.of());

    /** @throws MlsException EXTENSION_REPEATED */
    public Extensions {
        all = List.copyOf(all);
        Set<Integer> types = new HashSet<>();
        for (Extension extension : all) {
            MlsException.require(types.add(extension.type()), Rejection.EXTENSION_REPEATED);
        }
    }

    public static Extensions readFrom(Reader in) {
        return new Extensions(in.list(Extension::readFrom));
    }

    @Override
    public void writeTo(Writer out) {
        out.list(all);
    }

    public List<Integer> types() {
        return all.stream().map(Extension::type).toList();
    }

    /** The content of the extension of this type, null if there is none. */
    public @Nullable Bytes data(int type) {
        for (Extension extension : all) {
            if (extension.type() == type) {
                return extension.data();
            }
        }
        return null;
    }

    /** These, with one more or another in place of the one of its type. */
    public Extensions with(int type, Bytes data) {
        return new Extensions(Stream.concat(
                        all.stream().filter(extension -> extension.type() != type),
                        Stream.of(new Extension(type, data)))
                .toList());
    }

    /** {@code required_capabilities}, section 11.1; null if there are none. */
    public @Nullable RequiredCapabilities requiredCapabilities() {
        return read(ExtensionType.REQUIRED_CAPABILITIES, RequiredCapabilities::readFrom);
    }

    /** {@code external_senders}, section 12.1.8.1; empty if there are none. */
    public List<ExternalSender> externalSenders() {
        List<ExternalSender> senders = read(ExtensionType.EXTERNAL_SENDERS, in -> in.list(ExternalSender::readFrom));
        return senders == null ? List.of() : senders;
    }

    /** {@code external_pub}, section 12.4.3.2; null if there is none. */
    public @Nullable Bytes externalPub() {
        return read(ExtensionType.EXTERNAL_PUB, Reader::opaque);
    }

    /** {@code ratchet_tree}, section 12.4.3.3; null if there is none. */
    public @Nullable List<@Nullable Node> ratchetTree() {
        return read(ExtensionType.RATCHET_TREE, Node::listFrom);
    }

    /** Reads each extension whose form is known. */
    public void check() {
        requiredCapabilities();
        externalSenders();
        externalPub();
        ratchetTree();
    }

    private <T> @Nullable T read(int type, Function<Reader, T> form) {
        Bytes data = data(type);
        if (data == null) {
            return null;
        }
        try {
            return Reader.whole(data, form);
        } catch (MlsException e) {
            throw new MlsException(Rejection.EXTENSION_MALFORMED, e.reason().name());
        }
    }
}
