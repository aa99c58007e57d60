package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.schedule.Window;

/** What is kept of an epoch that is over, so that its late application messages still open (section 14). Immutable. */
final class PastEpoch {
    final long number;
    final Bytes encodedContext;
    final Roster roster;
    final Secret senderData;
    final SecretTree messages;

    private PastEpoch(long number, Bytes encodedContext, Roster roster, Secret senderData, SecretTree messages) {
        this.number = number;
        this.encodedContext = encodedContext;
        this.roster = roster;
        this.senderData = senderData;
        this.messages = messages;
    }

    static PastEpoch of(Epoch epoch) {
        return new PastEpoch(
                epoch.number(),
                epoch.encodedContext,
                Roster.of(epoch.tree),
                Secret.copyOf(epoch.secrets.senderData().reveal()),
                epoch.messages);
    }

    PastEpoch with(SecretTree after) {
        return new PastEpoch(number, encodedContext, roster, senderData, after);
    }

    void destroy() {
        senderData.destroy();
        messages.destroy();
    }

    void store(Writer out) {
        out.uint64(number).opaque(encodedContext);
        roster.store(out);
        out.opaque(senderData.reveal());
        messages.store(out);
    }

    static PastEpoch restore(CipherSuite suite, Reader in, Window window) {
        return new PastEpoch(
                in.uint64(),
                in.opaque(),
                Roster.restore(in),
                Secret.copyOf(in.opaque()),
                SecretTree.restore(suite, in, window));
    }
}
