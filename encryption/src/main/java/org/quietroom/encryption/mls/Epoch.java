package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.schedule.EpochSecrets;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.GroupContext;

/** One epoch as its members share it. Immutable. */
final class Epoch {
    final GroupContext context;
    final Bytes encodedContext;
    final RatchetTree tree;
    final EpochSecrets secrets;
    final SecretTree messages;
    final Bytes interimTranscriptHash;
    final Bytes confirmationTag;

    Epoch(
            GroupContext context,
            RatchetTree tree,
            EpochSecrets secrets,
            SecretTree messages,
            Bytes interimTranscriptHash,
            Bytes confirmationTag) {
        this(context, context.encoded(), tree, secrets, messages, interimTranscriptHash, confirmationTag);
    }

    private Epoch(
            GroupContext context,
            Bytes encodedContext,
            RatchetTree tree,
            EpochSecrets secrets,
            SecretTree messages,
            Bytes interimTranscriptHash,
            Bytes confirmationTag) {
        this.context = context;
        this.encodedContext = encodedContext;
        this.tree = tree;
        this.secrets = secrets;
        this.messages = messages;
        this.interimTranscriptHash = interimTranscriptHash;
        this.confirmationTag = confirmationTag;
    }

    Epoch with(SecretTree after) {
        return new Epoch(context, encodedContext, tree, secrets, after, interimTranscriptHash, confirmationTag);
    }

    CipherSuite suite() {
        return tree.suite();
    }

    Bytes groupId() {
        return context.groupId();
    }

    long number() {
        return context.epoch();
    }
}
