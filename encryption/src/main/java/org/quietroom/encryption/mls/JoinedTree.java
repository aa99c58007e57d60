package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_INFO_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_MISSING;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;

/** What a joiner checks of a group info and the ratchet tree it names, whichever way it joins; section 12.4.3.1. */
final class JoinedTree {
    private JoinedTree() {}

    /**
     * @param apart the tree, if it came apart from the group info
     * @throws MlsException for whatever does not hold
     */
    static RatchetTree of(GroupInfo info, @Nullable Bytes apart, GroupSettings settings) {
        GroupContext context = info.groupContext();
        CipherSuite suite = CipherSuite.of(context.cipherSuite());
        context.extensions().check();
        RatchetTree tree = RatchetTree.of(suite, nodes(info, apart));
        LeafNode signer = tree.leaf(info.signer()).orElseThrow(() -> new MlsException(GROUP_INFO_SIGNATURE));
        require(info.signatureVerifies(suite, signer.signatureKey()), GROUP_INFO_SIGNATURE);
        Validation validation = Validation.whenJoining(settings, suite, context.groupId(), context.extensions());
        TreeRules.checkJoinable(tree, context.treeHash(), context.extensions(), validation.leaves());
        tree.forEachLeaf((index, leaf) -> validation.credential(leaf));
        return tree;
    }

    private static List<@Nullable Node> nodes(GroupInfo info, @Nullable Bytes apart) {
        if (apart != null) {
            return Reader.whole(apart, Node::listFrom);
        }
        List<@Nullable Node> inside = info.extensions().ratchetTree();
        if (inside == null) {
            throw new MlsException(TREE_MISSING);
        }
        return inside;
    }
}
