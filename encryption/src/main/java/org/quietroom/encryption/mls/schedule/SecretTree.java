package org.quietroom.encryption.mls.schedule;

import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.schedule.SecretNode.Ratchets;
import org.quietroom.encryption.mls.schedule.SecretNode.Split;
import org.quietroom.encryption.mls.schedule.SecretNode.Whole;
import org.quietroom.encryption.mls.tree.TreeMath;

/**
 * The secret tree of one epoch (RFC 9420 section 9): message keys for every leaf.
 *
 * <p>Immutable: a step gives the key together with the tree after it. The tree after it holds neither the key nor any secret
 * that the key was derived from (section 9.2). The tree before it still does, until {@link Step#destroyConsumed}: call that
 * once the message was encrypted or has opened, and not if it did not open. Safe for many threads.
 */
public final class SecretTree {
    private final CipherSuite suite;
    private final Window window;
    private final int leaves;
    private final SecretNode root;

    private SecretTree(CipherSuite suite, Window window, int leaves, SecretNode root) {
        this.suite = suite;
        this.window = window;
        this.leaves = leaves;
        this.root = root;
    }

    /**
     * @param leaves of the ratchet tree of the epoch, blank ones counted: a power of two
     * @param encryptionSecret given away: it is destroyed with the first step
     */
    public static SecretTree of(CipherSuite suite, Secret encryptionSecret, int leaves, Window window) {
        requireNonNull(window, "window");
        TreeMath.requireLeaves(leaves);
        return new SecretTree(suite, window, leaves, new Whole(encryptionSecret));
    }

    /** The leaves of the tree, blank ones counted. */
    public int leaves() {
        return leaves;
    }

    /** The next key of a leaf's ratchet, to send with. */
    public Step next(int leaf, RatchetKind kind) {
        return step(leaf, kind, -1);
    }

    /**
     * The key of a generation, to open a message with.
     *
     * @param generation an unsigned number of 32 bits
     * @throws MlsException GENERATION_USED if the key was taken or is no longer kept, GENERATION_TOO_FAR beyond the window;
     *     both before anything is derived
     */
    public Step take(int leaf, RatchetKind kind, long generation) {
        if (generation < 0) {
            throw new IllegalArgumentException("a generation is not negative");
        }
        return step(leaf, kind, generation);
    }

    private Step step(int leaf, RatchetKind kind, long generation) {
        if (leaf < 0 || leaf >= leaves) {
            throw new IllegalArgumentException("leaf " + leaf + " is not in a tree of " + leaves);
        }
        Descent descent = new Descent(leaf, kind, generation);
        SecretNode after = descent.from(root, TreeMath.root(leaves));
        return new Step(requireNonNull(descent.key), new SecretTree(suite, window, leaves, after), descent.consumed);
    }

    /** Overwrites every secret of the tree: the epoch is over. */
    public void destroy() {
        root.destroy();
    }

    /** Writes all secrets in clear, for a form that is sealed as a whole. */
    public void store(Writer out) {
        out.uint8(TreeMath.level(TreeMath.root(leaves)));
        root.store(out);
    }

    /** @throws MlsException STORED_FORM if it is not what {@link #store} writes */
    public static SecretTree restore(CipherSuite suite, Reader in, Window window) {
        int level = in.uint8();
        MlsException.require(level < 31 && 1 << level <= TreeMath.MAX_LEAVES, STORED_FORM);
        return new SecretTree(suite, window, 1 << level, SecretNode.restore(suite, level, in));
    }

    /** A message key and the tree that no longer holds it. */
    public static final class Step {
        private final MessageKey key;
        private final SecretTree after;
        private final List<Secret> consumed;

        private Step(MessageKey key, SecretTree after, List<Secret> consumed) {
            this.key = key;
            this.after = after;
            this.consumed = consumed;
        }

        public MessageKey key() {
            return key;
        }

        public SecretTree after() {
            return after;
        }

        /** Overwrites the key and whatever it was derived from; the tree before the step can no longer take this step. */
        public void destroyConsumed() {
            key.destroy();
            consumed.forEach(Secret::destroy);
        }
    }

    /** One walk from the root to a leaf's ratchet; secrets met on the way are replaced by their children. */
    private final class Descent {
        private final int leaf;
        private final RatchetKind kind;
        private final long generation;
        private final List<Secret> consumed = new ArrayList<>();
        private @Nullable MessageKey key;

        Descent(int leaf, RatchetKind kind, long generation) {
            this.leaf = leaf;
            this.kind = kind;
            this.generation = generation;
        }

        SecretNode from(SecretNode at, int node) {
            if (TreeMath.isLeaf(node)) {
                return atLeaf(at instanceof Whole whole ? consume(whole).ratchets(suite) : (Ratchets) at);
            }
            Split split = at instanceof Whole whole ? consume(whole).split(suite) : (Split) at;
            return TreeMath.node(leaf) < node
                    ? new Split(from(split.left(), TreeMath.left(node)), split.right())
                    : new Split(split.left(), from(split.right(), TreeMath.right(node)));
        }

        private Ratchets atLeaf(Ratchets ratchets) {
            HashRatchet ratchet = ratchets.of(kind);
            HashRatchet.Step step = ratchet.take(generation < 0 ? ratchet.generation() : generation, window);
            key = step.key();
            consumed.addAll(step.consumed());
            return ratchets.with(kind, step.after());
        }

        private Whole consume(Whole whole) {
            consumed.add(whole.secret());
            return whole;
        }
    }
}
