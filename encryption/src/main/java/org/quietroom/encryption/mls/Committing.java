package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.NewPath;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Creating a commit, section 12.4.1: what a member and one who joins by an external commit do alike. */
final class Committing {
    private final GroupContext before;
    private final Bytes interimBefore;
    private final ProposalList proposals;
    private final Applied applied;
    private final Sender sender;
    private final int leaf;

    /**
     * @param proposals valid as a list, and {@code applied} their application
     * @param leaf of the committer: in an external commit the next one that is free
     */
    Committing(
            GroupContext before,
            Bytes interimBefore,
            ProposalList proposals,
            Applied applied,
            Sender sender,
            int leaf) {
        this.before = before;
        this.interimBefore = interimBefore;
        this.proposals = proposals;
        this.applied = applied;
        this.sender = sender;
        this.leaf = leaf;
    }

    /** The commit, ready to be framed, and what it leads to. */
    static final class Made {
        final AuthenticatedContent commit;
        final EpochStep step;
        final @Nullable NewPath path;

        Made(AuthenticatedContent commit, EpochStep step, @Nullable NewPath path) {
            this.commit = commit;
            this.step = step;
            this.path = path;
        }
    }

    /**
     * @param signer the key of the committer's leaf before the commit; in an external commit that of the new one
     * @param client the committer after the commit
     * @param withPath whether there is a path though none is needed
     */
    Made make(
            SignatureKeys signer,
            Client client,
            boolean withPath,
            WireFormat format,
            Bytes authenticatedData,
            Secret initSecret,
            Secret pskSecret,
            Window window) {
        NewPath path = withPath || proposals.needsPath() ? path(client) : null;
        RatchetTree tree = path == null ? applied.tree : path.tree();
        TreeRules.checkMembersFit(tree, applied.extensions);
        FramedContent content = new FramedContent(
                before.groupId(),
                before.epoch(),
                sender,
                authenticatedData,
                new Commit(proposals.committed(), path == null ? null : path.path()));
        Bytes signature = ContentAuthentication.sign(signer, format, content, before.encoded());
        CipherSuite suite = tree.suite();
        Secret commitSecret = path == null ? Secret.zeros(suite.hashLength()) : path.commitSecret();
        EpochStep step = EpochStep.into(
                before,
                interimBefore,
                tree,
                applied.extensions,
                new AuthenticatedContent(format, content, new FramedContentAuthData(signature, null)),
                initSecret,
                commitSecret,
                pskSecret,
                window);
        FramedContentAuthData auth = new FramedContentAuthData(signature, step.epoch.confirmationTag);
        return new Made(new AuthenticatedContent(format, content, auth), step, path);
    }

    private NewPath path(Client client) {
        return NewPath.make(
                applied.tree,
                leaf,
                applied.newLeaves(),
                (key, parentHash) -> client.leaf(key, new LeafNodeSource.InCommit(parentHash), before.groupId(), leaf),
                treeHash -> EpochStep.provisional(before, treeHash, applied.extensions)
                        .encoded());
    }
}
