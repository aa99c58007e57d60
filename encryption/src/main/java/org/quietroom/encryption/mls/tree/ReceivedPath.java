package org.quietroom.encryption.mls.tree;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEYS;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_SECRET;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.tree.RatchetTree.PathStep;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.UpdatePathNode;

/**
 * Another member's update path, checked and merged into the tree, and then opened with one's own keys (RFC 9420 section 7.5, the
 * recipient's part).
 */
public final class ReceivedPath {
    private final UpdatePath path;
    private final List<PathStep> steps;
    private final Set<Integer> newLeaves;
    private final RatchetTree merged;

    private ReceivedPath(UpdatePath path, List<PathStep> steps, Set<Integer> newLeaves, RatchetTree merged) {
        this.path = path;
        this.steps = steps;
        this.newLeaves = newLeaves;
        this.merged = merged;
    }

    /**
     * Merges a path. The leaf itself is for {@link LeafRules#checkInCommit} to judge.
     *
     * @param tree with the commit's proposals applied
     * @param sender the committer's leaf; in an external commit the tree's {@link RatchetTree#nextLeaf}
     * @param newLeaves that the commit's proposals added
     * @throws MlsException PATH_LENGTH, PATH_RECIPIENTS, PATH_KEY_NOT_NEW, PUBLIC_KEY, PARENT_HASH, TREE_TOO_LARGE
     */
    public static ReceivedPath merge(RatchetTree tree, int sender, UpdatePath path, Set<Integer> newLeaves) {
        RatchetTree roomy = tree.extendedTo(sender);
        List<PathStep> steps = roomy.filteredDirectPath(sender);
        UpdatePathRules.check(roomy, steps, path, newLeaves);
        List<Bytes> keys =
                path.nodes().stream().map(UpdatePathNode::encryptionKey).toList();
        ParentHash.Chain chain = ParentHash.along(roomy, steps, keys);
        UpdatePathRules.checkParentHash(path.leafNode(), chain.ofLeaf());
        RatchetTree merged = Paths.merged(roomy, sender, path.leafNode(), steps, chain.parents());
        return new ReceivedPath(path, steps, Set.copyOf(newLeaves), merged);
    }

    /** The tree of the new epoch. */
    public RatchetTree tree() {
        return merged;
    }

    /**
     * Opens the path secret that is for a member, and derives what lies above.
     *
     * @param own the member's keys before the commit, with its own Update applied if the commit has one
     * @param groupContext the encoded provisional group context
     * @throws MlsException PATH_SECRET if it does not open, PATH_KEYS if it does not give the path's public keys
     */
    public Opened open(PrivateTree own, Bytes groupContext) {
        int at = stepAbove(own.leaf());
        List<Integer> recipients = UpdatePathRules.recipients(merged, steps.get(at), newLeaves);
        PrivateTree current = own.matching(merged);
        for (int i = 0; i < recipients.size(); i++) {
            HpkeKeys keys = current.keys(recipients.get(i));
            if (keys != null) {
                Secret secret = merged.suite()
                        .decryptWithLabel(
                                keys,
                                Paths.LABEL,
                                groupContext,
                                path.nodes().get(at).encryptedPathSecret().get(i),
                                PATH_SECRET);
                require(secret.size() == merged.suite().hashLength(), PATH_SECRET);
                return opened(current, at, secret);
            }
        }
        throw new MlsException(PATH_SECRET, "none of the keys held is one it was encrypted to");
    }

    private int stepAbove(int leaf) {
        for (int i = 0; i < steps.size(); i++) {
            if (TreeMath.isUnder(TreeMath.node(leaf), steps.get(i).copathChild())) {
                return i;
            }
        }
        throw new IllegalArgumentException("leaf " + leaf + " is not beside the path: is it the sender's own?");
    }

    private Opened opened(PrivateTree current, int at, Secret secret) {
        List<Integer> nodes =
                steps.subList(at, steps.size()).stream().map(PathStep::node).toList();
        PathSecrets derived = PathSecrets.from(merged.suite(), nodes, secret);
        derived.destroySecrets();
        List<Bytes> expected = path.nodes().subList(at, steps.size()).stream()
                .map(UpdatePathNode::encryptionKey)
                .toList();
        require(derived.publicKeys().equals(expected), PATH_KEYS);
        return new Opened(secret, current.with(derived), derived.commitSecret());
    }

    /** What an update path gives a member who could open it. */
    public static final class Opened {
        private final Secret pathSecret;
        private final PrivateTree privateTree;
        private final Secret commitSecret;

        private Opened(Secret pathSecret, PrivateTree privateTree, Secret commitSecret) {
            this.pathSecret = pathSecret;
            this.privateTree = privateTree;
            this.commitSecret = commitSecret;
        }

        Secret pathSecret() {
            return pathSecret;
        }

        /** The member's keys in the new epoch. */
        public PrivateTree privateTree() {
            return privateTree;
        }

        public Secret commitSecret() {
            return commitSecret;
        }

        /** Overwrites path secret and commit secret, once the key schedule has them. */
        public void destroySecrets() {
            pathSecret.destroy();
            commitSecret.destroy();
        }
    }
}
