package org.quietroom.encryption.mls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Working-group families passive-client, every case of an implemented suite. */
class PassiveClientVectorsIT {
    static Stream<Arguments> cases() {
        return Stream.of("passive-client-welcome", "passive-client-handling-commit", "passive-client-random")
                .flatMap(Vectors::ours);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void joins_and_follows(String name, JsonNode vector) {
        PassiveClient.follow(vector);
    }
}
