package org.quietroom.encryption.mls;

import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Proposal;

/** All that a member holds of a group. Immutable. */
final class State {
    final GroupSettings settings;
    final Own own;
    final Epoch epoch;
    final ProposalStore proposals;
    final Past past;

    /** What a member alone knows of the group: its private keys, and the re-initialisation it waits for. */
    static final class Own {
        final SignatureKeys signature;
        final PrivateTree tree;

        /** The re-initialisation that ended the group with this epoch, null while it lives. */
        final Proposal.@Nullable ReInit reInit;

        Own(SignatureKeys signature, PrivateTree tree, Proposal.@Nullable ReInit reInit) {
            this.signature = signature;
            this.tree = tree;
            this.reInit = reInit;
        }
    }

    State(GroupSettings settings, Own own, Epoch epoch, ProposalStore proposals, Past past) {
        this.settings = settings;
        this.own = own;
        this.epoch = epoch;
        this.proposals = proposals;
        this.past = past;
    }

    State with(SecretTree after) {
        return new State(settings, own, epoch.with(after), proposals, past);
    }

    State with(ProposalStore more) {
        return new State(settings, own, epoch, more, past);
    }

    State with(PastEpoch after) {
        return new State(settings, own, epoch, proposals, past.with(after));
    }

    /** The next epoch; overwrites what only the epochs before it needed (section 9.2). */
    State enter(Epoch next, Own nextOwn) {
        State entered = new State(settings, nextOwn, next, ProposalStore.EMPTY, past.with(epoch, settings));
        past.destroyAllBut(entered.past);
        if (entered.past.epoch(epoch.number()).isEmpty()) {
            epoch.messages.destroy();
        }
        own.tree.destroyAllBut(nextOwn.tree);
        proposals.destroyAllBut(nextOwn.tree.leafKeys());
        epoch.secrets.destroy();
        return entered;
    }

    void destroy() {
        own.tree.destroy();
        epoch.secrets.destroy();
        epoch.messages.destroy();
        past.destroyAllBut(Past.NOTHING);
    }

    CipherSuite suite() {
        return epoch.suite();
    }

    int leaf() {
        return own.tree.leaf();
    }

    LeafNode ownLeaf() {
        return epoch.tree.leaf(leaf()).orElseThrow();
    }

    Client client() {
        return Client.of(ownLeaf(), own.signature);
    }

    Validation validation() {
        return Validation.inGroup(settings, epoch.suite(), epoch.groupId(), epoch.context.extensions());
    }

    void requireAlive() {
        if (own.reInit != null) {
            throw new IllegalStateException(
                    "the group was re-initialised: go on in the new one, see Joining and Group.reinitialize");
        }
    }
}
