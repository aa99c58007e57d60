package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;

class TreeMathTest {
    static Stream<JsonNode> vectors() {
        return Vectors.all("tree-math").stream();
    }

    @Test
    void allTenCasesAreSeen() {
        assertThat(vectors()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void relationsAreThoseOfTheVectors(JsonNode vector) {
        int leaves = vector.required("n_leaves").intValue();
        assertThat(TreeMath.nodes(leaves)).isEqualTo(vector.required("n_nodes").intValue());
        assertThat(TreeMath.root(leaves)).isEqualTo(vector.required("root").intValue());
        for (int node = 0; node < TreeMath.nodes(leaves); node++) {
            assertRelation(vector.required("left"), node, TreeMath::left);
            assertRelation(vector.required("right"), node, TreeMath::right);
            assertRelation(vector.required("parent"), node, n -> TreeMath.parent(n, leaves));
            assertRelation(vector.required("sibling"), node, n -> TreeMath.sibling(n, leaves));
        }
    }

    /** The vector's null says that the relation does not exist, and then asking for it is refused. */
    private static void assertRelation(JsonNode expected, int node, IntUnaryOperator relation) {
        if (expected.get(node).isNull()) {
            assertThatIllegalArgumentException().isThrownBy(() -> relation.applyAsInt(node));
        } else {
            assertThat(relation.applyAsInt(node)).isEqualTo(expected.get(node).intValue());
        }
    }

    /** Leaf E in the figure of section 4.1.2. */
    @Test
    void pathsOfLeafFourInATreeOfEightAreThoseOfTheFigure() {
        assertThat(TreeMath.directPath(8, 8)).isEqualTo(List.of(9, 11, 7));
        assertThat(TreeMath.copath(8, 8)).isEqualTo(List.of(10, 13, 3));
        assertThat(TreeMath.directPath(7, 8)).isEmpty();
        assertThat(TreeMath.copath(7, 8)).isEmpty();
    }

    @Test
    void theCommonAncestorIsTheLowestNodeOnBothDirectPaths() {
        int leaves = 32;
        for (int one = 0; one < TreeMath.nodes(leaves); one++) {
            for (int other = 0; other < TreeMath.nodes(leaves); other++) {
                List<Integer> path = withSelf(other, leaves);
                int lowest = withSelf(one, leaves).stream()
                        .filter(path::contains)
                        .findFirst()
                        .orElseThrow();
                assertThat(TreeMath.commonAncestor(one, other)).isEqualTo(lowest);
                assertThat(TreeMath.isUnder(one, other)).isEqualTo(lowest == other);
            }
        }
    }

    private static List<Integer> withSelf(int node, int leaves) {
        return Stream.concat(Stream.of(node), TreeMath.directPath(node, leaves).stream())
                .toList();
    }

    @Test
    void aParentIsNotALeafAndTheOtherWayRound() {
        assertThat(TreeMath.leaf(TreeMath.node(7))).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> TreeMath.leaf(7));
    }
}
