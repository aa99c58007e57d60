package org.quietroom.encryption.mls.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

class SecretTreeTest {
    static Stream<Arguments> vectors() {
        return Vectors.ours("secret-tree");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("secret-tree", 9, 12);
    }

    /** One tree for all keys, stored and restored between them: a step for one leaf leaves the others as they were. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyLeafHasItsKeys(String name, JsonNode vector) {
        CipherSuite suite = CipherSuite.of(Vectors.suite(vector));
        JsonNode leaves = vector.required("leaves");
        SecretTree tree =
                SecretTree.of(suite, Secret.copyOf(bytes(vector, "encryption_secret")), leaves.size(), Window.DEFAULT);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            for (JsonNode expected : leaves.get(leaf)) {
                tree = take(tree, leaf, RatchetKind.HANDSHAKE, expected, "handshake");
                tree = take(tree, leaf, RatchetKind.APPLICATION, expected, "application");
            }
            tree = restored(suite, tree);
        }
    }

    private static SecretTree take(SecretTree tree, int leaf, RatchetKind kind, JsonNode expected, String prefix) {
        SecretTree.Step step =
                tree.take(leaf, kind, expected.required("generation").longValue());
        assertThat(step.key().key()).isEqualTo(Secret.copyOf(bytes(expected, prefix + "_key")));
        assertThat(step.key().nonce()).isEqualTo(Secret.copyOf(bytes(expected, prefix + "_nonce")));
        step.destroyConsumed();
        return step.after();
    }

    private static SecretTree restored(CipherSuite suite, SecretTree tree) {
        Writer out = new Writer();
        tree.store(out);
        return Reader.whole(out.toBytes(), in -> SecretTree.restore(suite, in, Window.DEFAULT));
    }

    /** Section 6.3.2, here because its vectors are. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void senderDataKeysComeFromASampleOfTheCiphertext(String name, JsonNode vector) {
        CipherSuite suite = CipherSuite.of(Vectors.suite(vector));
        JsonNode data = vector.required("sender_data");
        Secret secret = Secret.copyOf(bytes(data, "sender_data_secret"));
        Bytes sample = Bytes.copyFrom(Arrays.copyOf(bytes(data, "ciphertext"), suite.hashLength()));
        assertThat(suite.expandWithLabel(secret, "key", sample, suite.keyLength()))
                .isEqualTo(Secret.copyOf(bytes(data, "key")));
        assertThat(suite.expandWithLabel(secret, "nonce", sample, suite.nonceLength()))
                .isEqualTo(Secret.copyOf(bytes(data, "nonce")));
    }
}
