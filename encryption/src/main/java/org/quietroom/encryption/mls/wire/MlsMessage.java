package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** The body of an {@code MLSMessage}, section 6: what clients send each other. */
public sealed interface MlsMessage extends Encodable
        permits PublicMessage, PrivateMessage, Welcome, GroupInfo, KeyPackage {
    WireFormat wireFormat();

    /** The whole {@code MLSMessage}. */
    default Bytes message() {
        return new Writer()
                .uint16(ProtocolVersion.MLS10)
                .uint16(wireFormat().code())
                .put(this)
                .toBytes();
    }

    /**
     * Reads a whole {@code MLSMessage}.
     *
     * @throws MlsException VERSION_UNSUPPORTED, WIRE_FORMAT, or for whatever is malformed
     */
    static MlsMessage of(Bytes message) {
        return Reader.whole(message, MlsMessage::readFrom);
    }

    private static MlsMessage readFrom(Reader in) {
        ProtocolVersion.read(in);
        return switch (WireFormat.readFrom(in)) {
            case PUBLIC_MESSAGE -> PublicMessage.readFrom(in);
            case PRIVATE_MESSAGE -> PrivateMessage.readFrom(in);
            case WELCOME -> Welcome.readFrom(in);
            case GROUP_INFO -> GroupInfo.readFrom(in);
            default -> KeyPackage.readFrom(in);
        };
    }
}
