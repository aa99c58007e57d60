package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_PUB_MISSING;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SUITE;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.ExternalInit;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.framing.PublicFraming;
import org.quietroom.encryption.mls.schedule.TranscriptHashes;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Joining by an external commit, section 12.4.3.2; group info and tree were checked. */
final class ExternalJoin {
    private ExternalJoin() {}

    static Sent of(GroupInfo info, RatchetTree tree, Client joiner, Bytes authenticatedData, GroupSettings settings) {
        CipherSuite suite = tree.suite();
        require(joiner.suite() == suite, KEY_PACKAGE_SUITE);
        Bytes externalPub = info.extensions().externalPub();
        if (externalPub == null) {
            throw new MlsException(EXTERNAL_PUB_MISSING);
        }
        ExternalInit init = suite.externalInit(externalPub);
        ProposalList proposals = proposals(init, tree, joiner);
        GroupContext context = info.groupContext();
        Applied applied = Applied.of(
                proposals, tree, context.groupId(), context.extensions(), settings, PreSharedKeyId.Usage.APPLICATION);
        Bytes interim = TranscriptHashes.interim(suite, context.confirmedTranscriptHash(), info.confirmationTag());
        Secret noPsk = Secret.zeros(suite.hashLength());
        Committing.Made made = new Committing(
                        context, interim, proposals, applied, new Sender.NewMemberCommit(), applied.tree.nextLeaf())
                .make(
                        joiner.keys(),
                        joiner,
                        true,
                        WireFormat.PUBLIC_MESSAGE,
                        authenticatedData,
                        init.initSecret(),
                        noPsk,
                        settings.window());
        State.Own own =
                new State.Own(joiner.keys(), Objects.requireNonNull(made.path).privateTree(), null);
        made.path.destroySecrets();
        made.step.joinerSecret.destroy();
        init.initSecret().destroy();
        State state = new State(settings, own, made.step.epoch, ProposalStore.EMPTY, Past.NOTHING);
        return new Sent(
                new Group(state),
                PublicFraming.protect(suite, made.commit, noPsk, context.encoded())
                        .message());
    }

    /** ExternalInit, and the removal of the joiner's former leaf. */
    private static ProposalList proposals(ExternalInit init, RatchetTree tree, Client joiner) {
        List<Proposal> proposals = new ArrayList<>();
        proposals.add(new Proposal.ExternalInit(init.kemOutput()));
        tree.forEachLeaf((leaf, node) -> {
            if (node.signatureKey().equals(joiner.keys().publicKey())) {
                proposals.add(new Proposal.Remove(leaf));
            }
        });
        return ProposalList.of(proposals.stream()
                .map(proposal -> new SentProposal(proposal, new Sender.NewMemberCommit(), null, null))
                .toList());
    }
}
