package org.quietroom.encryption.mls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Case.bytes;
import static org.quietroom.encryption.mls.Case.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Case;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.failure.Rejection;

/** Working-group family crypto-basics: 7 cases, of which suites 4 to 7 are not implemented. */
class CryptoBasicsVectorsTest {
    @Test
    void counted() {
        Vectors.assertCounted("crypto-basics", 3, 4);
    }

    static Stream<Arguments> cases() {
        return Vectors.ours("crypto-basics");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void labelled_functions(String name, JsonNode vector) {
        CipherSuite suite = Case.suite(vector);

        JsonNode ref = vector.get("ref_hash");
        assertThat(suite.refHash(ref.get("label").asText(), bytes(ref, "value")))
                .isEqualTo(bytes(ref, "out"));

        JsonNode expand = vector.get("expand_with_label");
        assertThat(suite.expandWithLabel(
                        secret(expand, "secret"),
                        expand.get("label").asText(),
                        bytes(expand, "context"),
                        expand.get("length").asInt()))
                .isEqualTo(secret(expand, "out"));

        JsonNode derive = vector.get("derive_secret");
        assertThat(suite.deriveSecret(
                        secret(derive, "secret"), derive.get("label").asText()))
                .isEqualTo(secret(derive, "out"));

        JsonNode tree = vector.get("derive_tree_secret");
        assertThat(suite.deriveTreeSecret(
                        secret(tree, "secret"),
                        tree.get("label").asText(),
                        tree.get("generation").asLong(),
                        tree.get("length").asInt()))
                .isEqualTo(secret(tree, "out"));

        signing(suite, vector.get("sign_with_label"));
        encryption(suite, vector.get("encrypt_with_label"));
    }

    private static void signing(CipherSuite suite, JsonNode vector) {
        String label = vector.get("label").asText();
        Bytes content = bytes(vector, "content");
        Bytes publicKey = bytes(vector, "pub");
        assertThat(suite.verifyWithLabel(publicKey, label, content, bytes(vector, "signature")))
                .isTrue();
        Bytes own = suite.signWithLabel(new SignatureKeys(suite, publicKey, secret(vector, "priv")), label, content);
        assertThat(suite.verifyWithLabel(publicKey, label, content, own)).isTrue();
        assertThat(suite.verifyWithLabel(publicKey, label + "x", content, own)).isFalse();
        assertThat(suite.verifyWithLabel(publicKey, label, Bytes.copyFrom(new byte[1]), own))
                .isFalse();
    }

    private static void encryption(CipherSuite suite, JsonNode vector) {
        String label = vector.get("label").asText();
        Bytes context = bytes(vector, "context");
        Secret plaintext = secret(vector, "plaintext");
        HpkeKeys keys = new HpkeKeys(bytes(vector, "pub"), secret(vector, "priv"));
        HpkeCiphertext given = new HpkeCiphertext(bytes(vector, "kem_output"), bytes(vector, "ciphertext"));
        assertThat(suite.decryptWithLabel(keys, label, context, given, Rejection.PATH_SECRET))
                .isEqualTo(plaintext);
        HpkeCiphertext own = suite.encryptWithLabel(keys.publicKey(), label, context, plaintext.reveal());
        assertThat(suite.decryptWithLabel(keys, label, context, own, Rejection.PATH_SECRET))
                .isEqualTo(plaintext);
    }
}
