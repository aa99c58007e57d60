package org.quietroom.encryption.mls.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;

/** The whole family treekem: 33 cases of suites 1 to 3, 44 left out for their suites. */
class TreeKemIT {
    static Stream<Arguments> vectors() {
        return Vectors.ours("treekem");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyMemberOpensEveryPath(String name, JsonNode vector) {
        new TreeKemScene(vector).checkPathsOfTheVector();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyMemberOpensAPathOfOurs(String name, JsonNode vector) {
        new TreeKemScene(vector).checkPathsOfOurs();
    }
}
