package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.tree.RatchetTree.PathStep;
import org.quietroom.encryption.mls.wire.ParentNode;

/** Parent hashes, RFC 9420 section 7.9. */
final class ParentHash {
    /** Of the topmost node. */
    static final Bytes NONE = Bytes.copyFrom(new byte[0]);

    private ParentHash() {}

    /** The hash of {@code ParentHashInput}: the parent hash of P with copath child S. */
    static Bytes of(CipherSuite suite, ParentNode p, Bytes originalSiblingTreeHash) {
        return suite.hash(new Writer()
                .opaque(p.encryptionKey())
                .opaque(p.parentHash())
                .opaque(originalSiblingTreeHash)
                .toBytes());
    }

    /** The parents that an update path sets, from the bottom, and the parent hash that its leaf must hold. */
    record Chain(List<ParentNode> parents, Bytes ofLeaf) {}

    /**
     * Computes the hashes of a new path from the root down (section 7.5).
     *
     * @param tree before the path is merged
     * @param keys one for each step, from the bottom
     */
    static Chain along(RatchetTree tree, List<PathStep> path, List<Bytes> keys) {
        List<ParentNode> parents = new ArrayList<>();
        Bytes hash = NONE;
        for (int i = path.size() - 1; i >= 0; i--) {
            ParentNode parent = new ParentNode(keys.get(i), hash, List.of());
            parents.add(parent);
            hash = of(tree.suite(), parent, tree.at(path.get(i).copathChild()).treeHash(tree.suite()));
        }
        Collections.reverse(parents);
        return new Chain(parents, hash);
    }

    /**
     * Verifies a tree from the top down (section 7.9.2): for every parent that is not blank, exactly one node below was set in the
     * same update path.
     *
     * @throws MlsException PARENT_HASH
     */
    static void verify(CipherSuite suite, ParentSubtree p, ParentNode content) {
        NavigableSet<Integer> unmerged = new TreeSet<>(content.unmergedLeaves());
        MlsException.require(
                follows(suite, p.left(), p.right(), content, unmerged)
                        ^ follows(suite, p.right(), p.left(), content, unmerged),
                Rejection.PARENT_HASH);
    }

    /**
     * Whether a node D in the resolution of C has the parent hash of P with copath child S, while the rest of that resolution are
     * exactly P's unmerged leaves below C.
     */
    private static boolean follows(
            CipherSuite suite, Subtree c, Subtree s, ParentNode p, NavigableSet<Integer> unmerged) {
        List<Integer> resolution = new ArrayList<>();
        c.resolveInto(resolution);
        Set<Integer> rest = new HashSet<>(resolution);
        int below = 0;
        for (int leaf : unmerged) {
            if (TreeMath.isUnder(TreeMath.node(leaf), c.node())) {
                below++;
                rest.remove(TreeMath.node(leaf));
            }
        }
        if (rest.size() != 1 || resolution.size() != below + 1) {
            return false;
        }
        Bytes held = c.at(rest.iterator().next()).parentHash();
        return of(suite, p, s.treeHashWithout(unmerged, suite)).equals(held);
    }
}
