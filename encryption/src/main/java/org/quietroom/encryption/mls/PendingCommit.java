package org.quietroom.encryption.mls;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Welcome;

/**
 * A commit of one's own that the delivery service has not yet accepted (section 14). Store it beside {@link #current} before it
 * leaves. If it is accepted, go on with {@link Group#accept}; if another commit came first, {@link #abandon} it and receive that
 * one with the current state. The Welcome goes out once the commit is accepted, never before.
 */
public final class PendingCommit {
    private final Group current;
    private final MlsMessage message;
    private final @Nullable Welcome welcome;
    private final Changes changes;
    private final Epoch epoch;
    private final State.Own own;

    PendingCommit(
            Group current, MlsMessage message, @Nullable Welcome welcome, Changes changes, Epoch epoch, State.Own own) {
        this.current = current;
        this.message = message;
        this.welcome = welcome;
        this.changes = changes;
        this.epoch = epoch;
        this.own = own;
    }

    /** The group as it was, to go on with until the commit is accepted. */
    public Group current() {
        return current;
    }

    /** The commit, an {@code MLSMessage}. */
    public Bytes message() {
        return message.message();
    }

    /** For all who are added, an {@code MLSMessage}; empty if nobody is. */
    public Optional<Bytes> welcome() {
        return Optional.ofNullable(welcome).map(Welcome::message);
    }

    public Changes changes() {
        return changes;
    }

    /** The ratchet tree of the epoch that the commit begins, for a service that hands it to those who join. */
    public Bytes ratchetTree() {
        return epoch.tree.encoded();
    }

    /**
     * The group info of the epoch that the commit begins, an {@code MLSMessage}.
     *
     * @param withTree whether the ratchet tree is in it
     * @param forExternalJoins whether anybody who gets it can join by an external commit
     */
    public Bytes groupInfo(boolean withTree, boolean forExternalJoins) {
        return GroupInfos.of(epoch, own.signature, own.tree.leaf(), withTree, forExternalJoins)
                .message();
    }

    /** The epoch that the commit begins, if nothing was received since: short for {@code current().accept(this)}. */
    public Group accept() {
        return current.accept(this);
    }

    /** Overwrites the secrets of an epoch that never came. */
    public Group abandon() {
        epoch.secrets.destroy();
        epoch.messages.destroy();
        own.tree.destroyAllBut(current.state().own.tree);
        return current;
    }

    Epoch epoch() {
        return epoch;
    }

    State.Own own() {
        return own;
    }

    /** The stored form without {@link #current}, sealed. */
    public Bytes save(Aead aead) {
        return StoredGroup.savePending(this, message, welcome, aead);
    }

    /**
     * The pending commit again.
     *
     * @param current the newest stored state of its group, in the epoch the commit was made in
     * @throws org.quietroom.encryption.mls.failure.MlsException STORED_FORM
     */
    public static PendingCommit restore(Bytes sealed, Group current, Aead aead) {
        return StoredGroup.restorePending(sealed, current, aead);
    }

    /** Nothing of its content. */
    @Override
    public String toString() {
        return "PendingCommit";
    }
}
