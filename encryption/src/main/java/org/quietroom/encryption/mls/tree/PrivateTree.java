package org.quietroom.encryption.mls.tree;

import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEYS;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;

/**
 * The private keys of the ratchet tree that one member holds (RFC 9420 section 4.2): that of its leaf, and those of nodes above
 * it that are not blank and where it is merged. Immutable; safe for many threads.
 */
public final class PrivateTree {
    private final int leaf;
    private final NavigableMap<Integer, HpkeKeys> keys;

    PrivateTree(int leaf, NavigableMap<Integer, HpkeKeys> keys) {
        this.leaf = leaf;
        this.keys = keys;
    }

    /** Of a member who holds its leaf's key alone. */
    public static PrivateTree of(int leaf, HpkeKeys leafKeys) {
        NavigableMap<Integer, HpkeKeys> keys = new TreeMap<>();
        keys.put(TreeMath.node(leaf), leafKeys);
        return new PrivateTree(leaf, keys);
    }

    /**
     * Of a member who joins by a Welcome (section 12.4.3.1).
     *
     * @param signer the leaf of the member who signed the group info, which the tree has
     * @param pathSecret of the lowest node above both, null if the Welcome holds none
     * @throws MlsException PATH_KEYS if the path secret does not give the keys of the tree
     */
    public static PrivateTree joining(
            RatchetTree tree, int leaf, HpkeKeys leafKeys, int signer, @Nullable Secret pathSecret) {
        PrivateTree own = of(leaf, leafKeys);
        if (pathSecret == null) {
            return own;
        }
        int ancestor = TreeMath.commonAncestor(TreeMath.node(leaf), TreeMath.node(signer));
        List<Integer> nodes = new ArrayList<>();
        nodes.add(ancestor);
        for (int node : TreeMath.directPath(ancestor, tree.leaves())) {
            if (!tree.at(node).isBlank()) {
                nodes.add(node);
            }
        }
        PathSecrets derived = PathSecrets.from(tree.suite(), nodes, pathSecret);
        derived.commitSecret().destroy();
        derived.destroySecrets();
        PrivateTree joined = own.with(derived);
        MlsException.require(joined.matching(tree).keys.size() == joined.keys.size(), PATH_KEYS);
        return joined;
    }

    /** The member's leaf. */
    public int leaf() {
        return leaf;
    }

    /** The keys of the member's leaf. */
    public HpkeKeys leafKeys() {
        return requireNonNull(keys.get(TreeMath.node(leaf)), "a member holds its leaf's key");
    }

    /** The keys of a node, null if the member does not hold them. */
    @Nullable
    HpkeKeys keys(int node) {
        return keys.get(node);
    }

    /** With other keys for the leaf: after the member's own Update was committed. */
    public PrivateTree withLeafKeys(HpkeKeys leafKeys) {
        NavigableMap<Integer, HpkeKeys> changed = new TreeMap<>(keys);
        changed.put(TreeMath.node(leaf), leafKeys);
        return new PrivateTree(leaf, changed);
    }

    PrivateTree with(PathSecrets path) {
        NavigableMap<Integer, HpkeKeys> changed = new TreeMap<>(keys);
        path.forEach(changed::put);
        return new PrivateTree(leaf, changed);
    }

    /** Without the keys of nodes that are blank, gone or have another key in a tree: they are outdated (section 7.5). */
    public PrivateTree matching(RatchetTree tree) {
        NavigableMap<Integer, HpkeKeys> left = new TreeMap<>();
        keys.forEach((node, pair) -> {
            if (node < TreeMath.nodes(tree.leaves())
                    && pair.publicKey().equals(tree.at(node).encryptionKey())) {
                left.put(node, pair);
            }
        });
        return new PrivateTree(leaf, left);
    }

    /** Overwrites the keys that a later state does not hold any more; this state can then open nothing with them. */
    public void destroyAllBut(PrivateTree later) {
        for (HpkeKeys pair : keys.values()) {
            if (!later.keys.containsValue(pair)) {
                pair.destroy();
            }
        }
    }

    /** Overwrites all keys. */
    public void destroy() {
        keys.values().forEach(HpkeKeys::destroy);
    }

    /** Writes all keys in clear, for a form that is sealed as a whole. */
    public void store(Writer out) {
        out.uint32(leaf)
                .list(
                        List.copyOf(keys.entrySet()),
                        (to, entry) -> to.uint32(entry.getKey())
                                .opaque(entry.getValue().publicKey())
                                .opaque(entry.getValue().privateKey().reveal()));
    }

    /** @throws MlsException STORED_FORM if the keys do not belong to the tree */
    public static PrivateTree restore(RatchetTree tree, Reader in) {
        long leaf = in.uint32();
        NavigableMap<Integer, HpkeKeys> keys = new TreeMap<>();
        for (StoredKey stored : in.list(StoredKey::readFrom)) {
            MlsException.require(stored.node < TreeMath.nodes(tree.leaves()), STORED_FORM);
            keys.put((int) stored.node, stored.keys);
        }
        MlsException.require(leaf < tree.leaves() && keys.containsKey(TreeMath.node((int) leaf)), STORED_FORM);
        PrivateTree restored = new PrivateTree((int) leaf, keys);
        MlsException.require(restored.matching(tree).keys.size() == keys.size(), STORED_FORM);
        return restored;
    }

    private static final class StoredKey {
        private final long node;
        private final HpkeKeys keys;

        private StoredKey(long node, HpkeKeys keys) {
            this.node = node;
            this.keys = keys;
        }

        private static StoredKey readFrom(Reader in) {
            return new StoredKey(in.uint32(), new HpkeKeys(in.opaque(), Secret.copyOf(in.opaque())));
        }
    }

    /** No key. */
    @Override
    public String toString() {
        return "PrivateTree[leaf " + leaf + ", " + keys.size() + " keys]";
    }
}
