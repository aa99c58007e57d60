package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_NOT_ALLOWED;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_OF_SELF;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_WITHOUT_PATH;
import static org.quietroom.encryption.mls.failure.Rejection.CONFIRMATION_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_REMOVES_STRANGER;

import com.google.crypto.tink.util.Bytes;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.ReceivedPath;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.UpdatePath;

/** Processing a commit of another, section 12.4.2; its sender is proven. */
final class CommitProcessing {
    private final State state;
    private final Epoch epoch;
    private final CipherSuite suite;
    private final AuthenticatedContent message;
    private final Commit commit;
    private final Sender sender;
    private final boolean external;

    CommitProcessing(State state, AuthenticatedContent message, Commit commit) {
        this.state = state;
        this.epoch = state.epoch;
        this.suite = state.suite();
        this.message = message;
        this.commit = commit;
        this.sender = message.content().sender();
        this.external = sender instanceof Sender.NewMemberCommit;
    }

    Received process() {
        require(!sender.equals(new Sender.Member(state.leaf())), COMMIT_OF_SELF);
        ProposalList proposals = ProposalList.of(commit, sender, state.proposals);
        if (sender instanceof Sender.Member member) {
            proposals.checkByMember(member.leafIndex());
        } else {
            proposals.checkExternal();
        }
        Applied applied = Applied.of(
                proposals,
                epoch.tree,
                epoch.groupId(),
                epoch.context.extensions(),
                state.settings,
                PreSharedKeyId.Usage.APPLICATION);
        require(commit.path() != null || !proposals.needsPath(), COMMIT_WITHOUT_PATH);
        int committer = sender instanceof Sender.Member member ? (int) member.leafIndex() : applied.tree.nextLeaf();

        ReceivedPath path = commit.path() == null ? null : merge(applied, committer, commit.path());
        RatchetTree tree = path == null ? applied.tree : path.tree();
        TreeRules.checkMembersFit(tree, applied.extensions);
        Member committed = Member.of(committer, tree.leaf(committer).orElseThrow());
        Changes changes = applied.changes(committed, external, path != null);
        require(state.settings.rules().allow(changes), COMMIT_NOT_ALLOWED);

        Bytes authenticatedData = message.content().authenticatedData();
        if (applied.removed.stream().anyMatch(gone -> gone.leaf() == state.leaf())) {
            return new Received.Removed(changes, authenticatedData);
        }
        return new Received.Committed(new Group(enter(applied, proposals, path)), changes, authenticatedData);
    }

    private ReceivedPath merge(Applied applied, int committer, UpdatePath path) {
        Validation validation = Validation.inGroup(state.settings, suite, epoch.groupId(), applied.extensions);
        validation.committer(path.leafNode(), committer, replaced(applied, committer, path.leafNode()));
        return ReceivedPath.merge(applied.tree, committer, path, applied.newLeaves());
    }

    /** The leaf that the path's leaf follows: the committer's own, or the one an external joiner removes. */
    private @Nullable LeafNode replaced(Applied applied, int committer, LeafNode joiner) {
        if (!external) {
            return applied.tree.leaf(committer).orElseThrow();
        }
        if (applied.removed.isEmpty()) {
            return null;
        }
        LeafNode removed = epoch.tree.leaf(applied.removed.get(0).leaf()).orElseThrow();
        require(
                removed.credential().equals(joiner.credential())
                        || state.settings.authentication().mayFollow(removed.credential(), joiner.credential()),
                EXTERNAL_COMMIT_REMOVES_STRANGER);
        return removed;
    }

    private State enter(Applied applied, ProposalList proposals, @Nullable ReceivedPath path) {
        State.Own own = own(proposals, applied);
        PrivateTree privateTree = own.tree;
        Secret commitSecret = Secret.zeros(suite.hashLength());
        if (path != null) {
            ReceivedPath.Opened opened = path.open(
                    privateTree,
                    EpochStep.provisional(epoch.context, path.tree().treeHash(), applied.extensions)
                            .encoded());
            privateTree = opened.privateTree();
            commitSecret = Secret.copyOf(opened.commitSecret().reveal());
            opened.destroySecrets();
        }
        Secret pskSecret = new PskLookup(state.settings.preSharedKeys(), state).secret(suite, applied.psks);
        Secret initSecret = applied.kemOutput == null
                ? epoch.secrets.init()
                : suite.externalInitSecret(epoch.secrets.external(), applied.kemOutput);
        RatchetTree tree = path == null ? applied.tree : path.tree();
        EpochStep step = EpochStep.into(
                epoch.context,
                epoch.interimTranscriptHash,
                tree,
                applied.extensions,
                message,
                initSecret,
                commitSecret,
                pskSecret,
                state.settings.window());
        List.of(commitSecret, pskSecret, step.joinerSecret).forEach(Secret::destroy);
        if (applied.kemOutput != null) {
            initSecret.destroy();
        }
        checkConfirmed(step.epoch);
        return state.enter(step.epoch, new State.Own(own.signature, privateTree.matching(tree), own.reInit));
    }

    /** One's own keys with one's own Update, if the commit holds it. */
    private State.Own own(ProposalList proposals, Applied applied) {
        PrivateTree tree = state.own.tree;
        SignatureKeys signature = state.own.signature;
        for (SentProposal each : proposals.all()) {
            if (each.proposal instanceof Proposal.Update && each.own != null) {
                tree = tree.withLeafKeys(each.own.keys);
                signature = each.own.signature;
            }
        }
        return new State.Own(signature, tree, applied.reInit);
    }

    private void checkConfirmed(Epoch next) {
        Bytes tag = message.auth().confirmationTag();
        boolean confirmed = tag != null && MessageDigest.isEqual(tag.toByteArray(), next.confirmationTag.toByteArray());
        if (!confirmed) {
            next.secrets.destroy();
            next.messages.destroy();
        }
        require(confirmed, CONFIRMATION_TAG);
    }
}
