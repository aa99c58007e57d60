package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.wire.Extensions;

class TreeValidationTest {
    static Stream<Arguments> vectors() {
        return Vectors.ours("tree-validation");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("tree-validation", 42, 56);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void hashesAndResolutionsAreThoseOfTheVectorAndTheTreeIsValid(String name, JsonNode vector) {
        RatchetTree tree = TreeOperationsTest.tree(vector, "tree");
        JsonNode hashes = vector.required("tree_hashes");
        assertThat(hashes).hasSize(TreeMath.nodes(tree.leaves()));
        for (int node = 0; node < hashes.size(); node++) {
            assertThat(tree.at(node).treeHash(tree.suite())).isEqualTo(Bytes.copyFrom(bytes(hashes.get(node))));
            assertThat(tree.resolution(node))
                    .isEqualTo(integers(vector.required("resolutions").get(node)));
        }
        LeafRules rules =
                new LeafRules(tree.suite(), Bytes.copyFrom(bytes(vector, "group_id")), null, null, Duration.ofDays(1));
        TreeRules.checkJoinable(tree, tree.treeHash(), Extensions.NONE, rules);
        assertThat(tree.encoded()).isEqualTo(Bytes.copyFrom(bytes(vector, "tree")));
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> all = new ArrayList<>();
        array.forEach(element -> all.add(element.intValue()));
        return all;
    }
}
