package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.tree.RatchetTree.PathStep;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.UpdatePathNode;

/**
 * A new update path of one's own: fresh keys from the leaf up, encrypted to everybody else (RFC 9420 sections 7.4 to 7.6 and
 * 12.4.1, the sender's part).
 */
public final class NewPath {
    private final UpdatePath path;
    private final RatchetTree tree;
    private final PrivateTree privateTree;
    private final PathSecrets secrets;

    private NewPath(UpdatePath path, RatchetTree tree, PrivateTree privateTree, PathSecrets secrets) {
        this.path = path;
        this.tree = tree;
        this.privateTree = privateTree;
        this.secrets = secrets;
    }

    /** Makes and signs the committer's new leaf, with source {@code commit}. */
    @FunctionalInterface
    public interface LeafMaker {
        LeafNode make(Bytes encryptionKey, Bytes parentHash);
    }

    /**
     * Makes a path.
     *
     * @param tree with the commit's proposals applied
     * @param sender the committer's leaf; in an external commit the tree's {@link RatchetTree#nextLeaf}
     * @param newLeaves that the commit's proposals added: they get theirs by Welcome
     * @param groupContext gives the encoded provisional group context for the new tree hash
     */
    public static NewPath make(
            RatchetTree tree,
            int sender,
            Set<Integer> newLeaves,
            LeafMaker leafMaker,
            Function<Bytes, Bytes> groupContext) {
        CipherSuite suite = tree.suite();
        RatchetTree roomy = tree.extendedTo(sender);
        List<PathStep> steps = roomy.filteredDirectPath(sender);
        Secret first = suite.random(suite.hashLength());
        PathSecrets secrets =
                PathSecrets.from(suite, steps.stream().map(PathStep::node).toList(), first);
        first.destroy();

        ParentHash.Chain chain = ParentHash.along(roomy, steps, secrets.publicKeys());
        HpkeKeys leafKeys = suite.generateHpkeKeys();
        LeafNode leaf = leafMaker.make(leafKeys.publicKey(), chain.ofLeaf());
        RatchetTree merged = Paths.merged(roomy, sender, leaf, steps, chain.parents());

        Bytes context = groupContext.apply(merged.treeHash());
        List<UpdatePathNode> nodes = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            nodes.add(new UpdatePathNode(
                    chain.parents().get(i).encryptionKey(),
                    encrypted(roomy, steps.get(i), newLeaves, secrets.secret(i), context)));
        }
        PrivateTree privateTree = PrivateTree.of(sender, leafKeys).with(secrets);
        return new NewPath(new UpdatePath(leaf, nodes), merged, privateTree, secrets);
    }

    private static List<HpkeCiphertext> encrypted(
            RatchetTree tree, PathStep step, Set<Integer> newLeaves, Secret pathSecret, Bytes context) {
        Bytes plaintext = pathSecret.reveal();
        return UpdatePathRules.recipients(tree, step, newLeaves).parallelStream()
                .map(node -> tree.suite().encryptWithLabel(tree.keyOf(node), Paths.LABEL, context, plaintext))
                .toList();
    }

    public UpdatePath path() {
        return path;
    }

    /** The tree of the new epoch. */
    public RatchetTree tree() {
        return tree;
    }

    /** The sender's keys in the new epoch. */
    public PrivateTree privateTree() {
        return privateTree;
    }

    public Secret commitSecret() {
        return secrets.commitSecret();
    }

    /** The path secret that the Welcome of a new member holds: that of the lowest node above it and the sender. */
    public Secret pathSecretFor(int newLeaf) {
        return secrets.secretOf(TreeMath.commonAncestor(TreeMath.node(newLeaf), TreeMath.node(privateTree.leaf())));
    }

    /** Overwrites path secrets and commit secret, once the key schedule and the Welcomes have them. */
    public void destroySecrets() {
        secrets.destroySecrets();
        secrets.commitSecret().destroy();
    }
}
