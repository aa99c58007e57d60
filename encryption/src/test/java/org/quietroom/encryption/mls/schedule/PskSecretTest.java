package org.quietroom.encryption.mls.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

class PskSecretTest {
    private static final int EXTERNAL = 1;

    static Stream<Arguments> vectors() {
        return Vectors.ours("psk_secret");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("psk_secret", 33, 44);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void keysAreChainedInTheirOrder(String name, JsonNode vector) {
        List<Psk> psks = new ArrayList<>();
        for (JsonNode psk : vector.required("psks")) {
            psks.add(new Psk(
                    out -> out.uint8(EXTERNAL).opaque(bytes(psk, "psk_id")).opaque(bytes(psk, "psk_nonce")),
                    Secret.copyOf(bytes(psk, "psk"))));
        }
        assertThat(PskSecret.of(CipherSuite.of(Vectors.suite(vector)), psks))
                .isEqualTo(Secret.copyOf(bytes(vector, "psk_secret")));
    }
}
