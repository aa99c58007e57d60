package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_INDEX;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_SENDER;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_NONCE;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_USAGE;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_VERSION;

import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProtocolVersion;
import org.quietroom.encryption.mls.wire.Sender;

/** Whether one proposal is valid by itself: sections 12.1.1 to 12.1.8. */
final class ProposalRules {
    private final RatchetTree tree;
    private final Extensions before;
    private final Validation validation;
    private final PreSharedKeyId.Usage usage;

    /**
     * @param before the group's extensions before the commit
     * @param usage that resumption keys must have: APPLICATION, but for the commits that re-initialise or branch
     */
    ProposalRules(RatchetTree tree, Extensions before, Validation validation, PreSharedKeyId.Usage usage) {
        this.tree = tree;
        this.before = before;
        this.validation = validation;
        this.usage = usage;
    }

    void check(SentProposal sent) {
        checkSender(sent.proposal, sent.sender);
        Proposal proposal = sent.proposal;
        if (proposal instanceof Proposal.Add add) {
            validation.keyPackage(add.keyPackage());
        } else if (proposal instanceof Proposal.Update update) {
            update(update, (Sender.Member) sent.sender);
        } else if (proposal instanceof Proposal.Remove remove) {
            require(tree.leaf(remove.removed()).isPresent(), LEAF_INDEX);
        } else if (proposal instanceof Proposal.PreSharedKey psk) {
            checkPsk(tree.suite(), psk.psk(), usage);
        } else if (proposal instanceof Proposal.ReInit reInit) {
            require(reInit.version() >= ProtocolVersion.MLS10, REINIT_VERSION);
        } else if (proposal instanceof Proposal.GroupContextExtensions extensions) {
            extensions.extensions().check();
            validation.externalSenders(extensions.extensions(), before);
        }
    }

    private void update(Proposal.Update update, Sender.Member sender) {
        LeafNode replaced = tree.leaf(sender.leafIndex()).orElseThrow(() -> new MlsException(LEAF_INDEX));
        validation.update(update.leafNode(), (int) sender.leafIndex(), replaced);
    }

    /** Section 12.1.4. */
    static void checkPsk(CipherSuite suite, PreSharedKeyId id, PreSharedKeyId.Usage usage) {
        require(id.nonce().size() == suite.hashLength(), PSK_NONCE);
        require(!(id instanceof PreSharedKeyId.Resumption resumption) || resumption.usage() == usage, PSK_USAGE);
    }

    /** Section 12.1.8: what those outside the group may propose, and that nobody else updates a leaf. */
    private static void checkSender(Proposal proposal, Sender sender) {
        boolean allowed;
        if (sender instanceof Sender.External) {
            allowed = !(proposal instanceof Proposal.Update) && !(proposal instanceof Proposal.ExternalInit);
        } else if (sender instanceof Sender.NewMemberProposal) {
            allowed = proposal instanceof Proposal.Add;
        } else if (sender instanceof Sender.NewMemberCommit) {
            allowed = !(proposal instanceof Proposal.Update);
        } else {
            allowed = true;
        }
        require(allowed, PROPOSAL_SENDER);
    }
}
