package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.schedule.EpochSecrets;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Welcome;

/** The stored form of a group and of a pending commit: all there is, versioned, and never without its seal. */
final class StoredGroup {
    private static final int VERSION = 1;

    private StoredGroup() {}

    static Bytes save(Group group, Aead aead) {
        State state = group.state();
        Writer out = new Writer().uint8(VERSION);
        store(out, state.epoch, state.own);
        state.proposals.store(out);
        state.past.store(out);
        return Sealing.seal(aead, Sealing.group(group.groupId()), out.toBytes());
    }

    static Group restore(Bytes sealed, Bytes groupId, Aead aead, GroupSettings settings) {
        return Sealing.open(aead, Sealing.group(groupId), sealed, in -> {
            MlsException.require(in.uint8() == VERSION, STORED_FORM);
            Parts parts = new Parts(in, settings.window());
            return new Group(new State(
                    settings,
                    parts.own,
                    parts.epoch,
                    ProposalStore.restore(parts.epoch.suite(), in),
                    Past.restore(parts.epoch.suite(), in, settings.window())));
        });
    }

    private static void store(Writer out, Epoch epoch, State.Own own) {
        out.put(epoch.context)
                .put(epoch.tree)
                .opaque(epoch.interimTranscriptHash)
                .opaque(epoch.confirmationTag);
        epoch.secrets.store(out);
        epoch.messages.store(out);
        out.opaque(own.signature.publicKey()).opaque(own.signature.privateKey().reveal());
        own.tree.store(out);
        out.optional(own.reInit);
    }

    private static final class Parts {
        final Epoch epoch;
        final State.Own own;

        Parts(Reader in, Window window) {
            GroupContext context = GroupContext.readFrom(in);
            CipherSuite suite = CipherSuite.of(context.cipherSuite());
            RatchetTree tree = RatchetTree.of(suite, Node.listFrom(in));
            MlsException.require(tree.treeHash().equals(context.treeHash()), STORED_FORM);
            Bytes interim = in.opaque();
            Bytes tag = in.opaque();
            EpochSecrets secrets = EpochSecrets.restore(suite, in);
            this.epoch = new Epoch(context, tree, secrets, SecretTree.restore(suite, in, window), interim, tag);
            SignatureKeys signature = new SignatureKeys(suite, in.opaque(), Secret.copyOf(in.opaque()));
            PrivateTree privateTree = PrivateTree.restore(tree, in);
            this.own = new State.Own(
                    signature,
                    privateTree,
                    in.optional(present -> a(Proposal.ReInit.class, Proposal.readFrom(present))));
        }
    }

    /** What must be of one kind. */
    static <T> T a(Class<T> kind, Object read) {
        MlsException.require(kind.isInstance(read), STORED_FORM);
        return kind.cast(read);
    }

    static Bytes savePending(PendingCommit pending, MlsMessage message, @Nullable Welcome welcome, Aead aead) {
        Writer out = new Writer().uint8(VERSION).opaque(message.message());
        out.optional(welcome == null ? null : to -> to.opaque(welcome.message()));
        StoredChanges.store(out, pending.changes());
        store(out, pending.epoch(), pending.own());
        return Sealing.seal(aead, Sealing.pending(pending.epoch().groupId()), out.toBytes());
    }

    static PendingCommit restorePending(Bytes sealed, Group current, Aead aead) {
        return Sealing.open(aead, Sealing.pending(current.groupId()), sealed, in -> {
            MlsException.require(in.uint8() == VERSION, STORED_FORM);
            MlsMessage message = MlsMessage.of(in.opaque());
            Welcome welcome = in.optional(present -> a(Welcome.class, MlsMessage.of(present.opaque())));
            Changes changes = StoredChanges.restore(in);
            Parts parts = new Parts(in, current.state().settings.window());
            MlsException.require(parts.epoch.number() == current.epoch() + 1, STORED_FORM);
            return new PendingCommit(current, message, welcome, changes, parts.epoch, parts.own);
        });
    }
}
