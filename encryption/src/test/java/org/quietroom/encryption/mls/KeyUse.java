package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.framing.PrivateFraming;
import org.quietroom.encryption.mls.framing.SenderData;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;

/** With which key a message was encrypted, as whoever has the epoch's sender data secret can see. */
public final class KeyUse {
    private KeyUse() {}

    /** The sender data secrets that a member has, by epoch. */
    public static Map<Long, Bytes> senderDataSecrets(Group group) {
        Map<Long, Bytes> secrets = new TreeMap<>();
        State state = group.state();
        secrets.put(state.epoch.number(), state.epoch.secrets.senderData().reveal());
        for (long epoch = Math.max(0, state.epoch.number() - 3); epoch < state.epoch.number(); epoch++) {
            state.past.epoch(epoch).ifPresent(past -> secrets.put(past.number, past.senderData.reveal()));
        }
        return secrets;
    }

    /** Group, epoch, leaf, ratchet and generation, in words. */
    public static String of(Bytes message, Bytes senderDataSecret) {
        PrivateMessage sealed = (PrivateMessage) MlsMessage.of(message);
        SenderData data = PrivateFraming.senderData(CipherSuite.of(1), sealed, Secret.copyOf(senderDataSecret));
        return sealed.epoch() + " leaf " + data.leafIndex() + " " + ratchet(sealed) + " " + data.generation();
    }

    private static String ratchet(PrivateMessage message) {
        return message.contentType() == org.quietroom.encryption.mls.wire.ContentType.APPLICATION
                ? "application"
                : "handshake";
    }

    /** The epoch of a private message. */
    public static long epochOf(Bytes message) {
        return ((PrivateMessage) MlsMessage.of(message)).epoch();
    }
}
