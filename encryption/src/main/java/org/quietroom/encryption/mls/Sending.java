package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Application data and proposals of a member's own, sections 12.1 and 15. */
final class Sending {
    private Sending() {}

    static Sent data(State state, Bytes data, Bytes authenticatedData) {
        state.requireAlive();
        if (!state.proposals.isEmpty()) {
            throw new IllegalStateException(
                    "proposals wait: commit them before application data are sent (section 12.4)");
        }
        AuthenticatedContent signed =
                Framing.sign(state, WireFormat.PRIVATE_MESSAGE, new ApplicationData(data), authenticatedData);
        return sent(Framing.protect(state, signed, padding(data.size(), state.settings.padTo())));
    }

    private static int padding(int size, int multiple) {
        return (multiple - size % multiple) % multiple;
    }

    static Sent proposal(State state, Proposal proposal, Bytes authenticatedData) {
        if (proposal instanceof Proposal.Update) {
            throw new IllegalArgumentException("the keys of an Update are made here: call proposeUpdate");
        }
        return propose(state, proposal, null, authenticatedData);
    }

    static Sent update(State state, Client client, Bytes authenticatedData) {
        HpkeKeys keys = state.suite().generateHpkeKeys();
        Proposal update = new Proposal.Update(
                client.leaf(keys.publicKey(), new LeafNodeSource.InUpdate(), state.epoch.groupId(), state.leaf()));
        return propose(state, update, new OwnLeaf(keys, client.keys()), authenticatedData);
    }

    private static Sent propose(State state, Proposal proposal, @Nullable OwnLeaf own, Bytes authenticatedData) {
        state.requireAlive();
        WireFormat format = state.settings.handshakes() == GroupSettings.Handshakes.PUBLIC
                ? WireFormat.PUBLIC_MESSAGE
                : WireFormat.PRIVATE_MESSAGE;
        AuthenticatedContent signed = Framing.sign(state, format, proposal, authenticatedData);
        SentProposal kept = new SentProposal(
                proposal, new Sender.Member(state.leaf()), signed.proposalReference(state.suite()), own);
        new ProposalRules(
                        state.epoch.tree,
                        state.epoch.context.extensions(),
                        state.validation(),
                        PreSharedKeyId.Usage.APPLICATION)
                .check(kept);
        return sent(Framing.protect(state.with(state.proposals.with(kept)), signed, 0));
    }

    private static Sent sent(Framing.Framed framed) {
        return new Sent(new Group(framed.after), framed.message.message());
    }
}
