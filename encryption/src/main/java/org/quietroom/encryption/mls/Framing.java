package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.framing.PrivateFraming;
import org.quietroom.encryption.mls.framing.PublicFraming;
import org.quietroom.encryption.mls.schedule.RatchetKind;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Sending in the current epoch, section 6. */
final class Framing {
    private Framing() {}

    /** A message, and the state that no longer holds its key. */
    static final class Framed {
        final MlsMessage message;
        final State after;

        Framed(MlsMessage message, State after) {
            this.message = message;
            this.after = after;
        }
    }

    /** A proposal or application data of a member's own, signed. */
    static AuthenticatedContent sign(State state, WireFormat format, Content content, Bytes authenticatedData) {
        FramedContent framed = new FramedContent(
                state.epoch.groupId(),
                state.epoch.number(),
                new Sender.Member(state.leaf()),
                authenticatedData,
                content);
        Bytes signature = ContentAuthentication.sign(state.own.signature, format, framed, state.epoch.encodedContext);
        return new AuthenticatedContent(format, framed, new FramedContentAuthData(signature, null));
    }

    /** Section 6.2 or 6.3, as the content was signed for. The message's key is overwritten. */
    static Framed protect(State state, AuthenticatedContent message, int padding) {
        if (message.wireFormat() == WireFormat.PUBLIC_MESSAGE) {
            return new Framed(
                    PublicFraming.protect(
                            state.suite(), message, state.epoch.secrets.membershipKey(), state.epoch.encodedContext),
                    state);
        }
        RatchetKind ratchet = message.content().content() instanceof ApplicationData
                ? RatchetKind.APPLICATION
                : RatchetKind.HANDSHAKE;
        SecretTree.Step step = state.epoch.messages.next(state.leaf(), ratchet);
        MlsMessage framed =
                PrivateFraming.protect(state.suite(), message, state.epoch.secrets.senderData(), step.key(), padding);
        step.destroyConsumed();
        return new Framed(framed, state.with(step.after()));
    }
}
