package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.LeafNode;

/**
 * A member as the ratchet tree shows it.
 *
 * @param leaf its leaf index, 0 or more; for someone outside the group -1
 */
public record Member(int leaf, Bytes signatureKey, Credential credential) {
    /** The index of those who are not in the tree. */
    static final int OUTSIDE = -1;

    static Member of(int leaf, LeafNode node) {
        return new Member(leaf, node.signatureKey(), node.credential());
    }

    /** The leaf alone. */
    @Override
    public String toString() {
        return "Member[" + leaf + "]";
    }
}
