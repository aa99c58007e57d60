package org.quietroom.encryption.mls.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.encryption.mls.tree.RatchetTree.PathStep;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.ParentNode;

/** What making and receiving an update path have in common (RFC 9420 section 7.5). */
final class Paths {
    /** Of the encryption of path secrets, section 7.6. */
    static final String LABEL = "UpdatePathNode";

    private Paths() {}

    /** A tree with the nodes of a path in place, and the rest of the sender's direct path blank. */
    static RatchetTree merged(
            RatchetTree tree, int sender, LeafNode leaf, List<PathStep> steps, List<ParentNode> parents) {
        Map<Integer, ParentNode> set = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            set.put(steps.get(i).node(), parents.get(i));
        }
        return tree.with(sender, leaf, (node, before) -> set.get(node));
    }
}
