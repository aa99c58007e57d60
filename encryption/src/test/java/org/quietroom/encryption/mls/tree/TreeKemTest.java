package org.quietroom.encryption.mls.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;

/** The cases of up to five members, of which every suite has five; {@link TreeKemIT} runs them all. */
class TreeKemTest {
    private static final int FEW = 5;

    static Stream<Arguments> vectors() {
        return Vectors.ours("treekem")
                .filter(arguments -> ((JsonNode) arguments.get()[1])
                                .required("leaves_private")
                                .size()
                        <= FEW);
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("treekem", 33, 44);
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
