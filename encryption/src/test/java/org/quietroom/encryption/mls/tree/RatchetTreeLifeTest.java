package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;

class RatchetTreeLifeTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);

    /**
     * Random commits of updates, removals and additions, with and without a path. Every member opens every path, a joiner would
     * accept every tree, and every tree is the one that its own form describes.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aGroupLives(long seed) {
        Random random = new Random(seed);
        Village village = new Village(SUITE);
        for (int i = 0; i < 20; i++) {
            List<Integer> leaves = new ArrayList<>(village.members.keySet());
            Collections.shuffle(leaves, random);
            int sender = leaves.get(0);
            leaves = leaves.subList(1, leaves.size());
            if (random.nextInt(4) == 0) {
                village.addWithoutPath();
            } else {
                int removals = Math.min(leaves.size(), random.nextInt(3));
                int updates = Math.min(leaves.size() - removals, random.nextInt(3));
                village.commit(
                        sender,
                        leaves.subList(removals, removals + updates),
                        leaves.subList(0, removals),
                        leaves.size() < 12 ? random.nextInt(4) : 0);
            }
            village.checkJoinable();
            assertThat(village.tree.members()).isEqualTo(village.members.size());
            RatchetTree read = RatchetTree.of(SUITE, Reader.whole(village.tree.encoded(), Node::listFrom));
            assertThat(read.treeHash()).isEqualTo(village.tree.treeHash());
            assertThat(read.leaves()).isEqualTo(village.tree.leaves());
        }
    }

    @Test
    void aMemberHoldsNoKeyOutsideItsDirectPath() {
        Village village = Village.grown(SUITE, 7);
        village.members.forEach((leaf, member) -> {
            for (int node = 0; node < TreeMath.nodes(village.tree.leaves()); node++) {
                assertThat(member.own.keys(node) != null)
                        .isEqualTo(TreeMath.isUnder(TreeMath.node(leaf), node)
                                && !village.tree.at(node).isBlank());
            }
        });
    }

    @Test
    void newLeavesGoToTheLeftmostBlankAndTheTreeGrowsAndShrinksByHalves() {
        Village village = new Village(SUITE);
        village.commit(0, List.of(), List.of(), 4);
        assertThat(village.tree.leaves()).isEqualTo(8);
        village.commit(0, List.of(), List.of(1, 3), 0);
        assertThat(village.tree.nextLeaf()).isEqualTo(1);
        village.commit(0, List.of(), List.of(4), 0);
        assertThat(village.tree.leaves()).isEqualTo(4);
        village.commit(2, List.of(), List.of(0), 0);
        assertThat(village.tree.leaves()).isEqualTo(4);
        assertThat(village.tree.nextLeaf()).isZero();
        village.commit(2, List.of(), List.of(), 3);
        assertThat(village.tree.members()).isEqualTo(4);
        assertThat(village.tree.nextLeaf()).isEqualTo(4);
    }

    @Test
    void aTreeIsUnchangedByItsSuccessors() {
        Village village = Village.grown(SUITE, 5);
        RatchetTree before = village.tree;
        var form = before.encoded();
        var hash = before.treeHash();
        village.commit(0, List.of(1), List.of(2), 3);
        assertThat(before.encoded()).isEqualTo(form);
        assertThat(before.treeHash()).isEqualTo(hash);
        assertThat(village.tree.treeHash()).isNotEqualTo(hash);
    }

    @Test
    void aLeafThatIsNotThereIsEmpty() {
        RatchetTree tree = Village.grown(SUITE, 3).tree;
        for (long leaf : new long[] {3, 4, 1L << 31, (1L << 32) - 1, -1}) {
            assertThat(tree.leaf(leaf)).isEmpty();
        }
        assertThat(tree.leaf(2)).containsInstanceOf(LeafNode.class);
    }
}
