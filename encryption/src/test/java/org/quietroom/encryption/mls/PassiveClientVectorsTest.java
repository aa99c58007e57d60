package org.quietroom.encryption.mls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Working-group families passive-client: the cases of suite 1 but the long random one; {@code PassiveClientVectorsIT} runs all. */
class PassiveClientVectorsTest {
    @Test
    void counted() {
        Vectors.assertCounted("passive-client-welcome", 24, 32);
        Vectors.assertCounted("passive-client-handling-commit", 39, 52);
        Vectors.assertCounted("passive-client-random", 1, 0);
    }

    static Stream<Arguments> cases() {
        return Stream.of("passive-client-welcome", "passive-client-handling-commit")
                .flatMap(Vectors::ours)
                .filter(arguments -> Vectors.suite((JsonNode) arguments.get()[1]) == 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void joins_and_follows(String name, JsonNode vector) {
        PassiveClient.follow(vector);
    }
}
