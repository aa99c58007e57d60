package org.quietroom.encryption.mls.schedule;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
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

class KeyScheduleTest {
    static Stream<Arguments> vectors() {
        return Vectors.ours("key-schedule");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("key-schedule", 3, 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void epochsFollowEachOther(String name, JsonNode vector) {
        CipherSuite suite = CipherSuite.of(Vectors.suite(vector));
        Secret init = secret(vector, "initial_init_secret");
        int n = 0;
        for (JsonNode epoch : vector.required("epochs")) {
            Bytes context = groupContext(vector, epoch, n++);
            assertThat(context).isEqualTo(Bytes.copyFrom(bytes(epoch, "group_context")));
            Secret psk = secret(epoch, "psk_secret");
            Secret joiner = KeySchedule.joinerSecret(suite, init, secret(epoch, "commit_secret"), context);
            assertThat(joiner).isEqualTo(secret(epoch, "joiner_secret"));
            assertThat(KeySchedule.welcomeSecret(suite, joiner, psk)).isEqualTo(secret(epoch, "welcome_secret"));
            NewEpoch entered = KeySchedule.epoch(suite, joiner, psk, context);
            assertThat(entered.encryptionSecret()).isEqualTo(secret(epoch, "encryption_secret"));
            assertSecrets(entered.secrets(), epoch);
            init = entered.secrets().init();
        }
        assertThat(n).isGreaterThan(1);
    }

    private static void assertSecrets(EpochSecrets secrets, JsonNode epoch) {
        assertThat(secrets.senderData()).isEqualTo(secret(epoch, "sender_data_secret"));
        assertThat(secrets.confirmationKey()).isEqualTo(secret(epoch, "confirmation_key"));
        assertThat(secrets.membershipKey()).isEqualTo(secret(epoch, "membership_key"));
        assertThat(secrets.resumptionPsk()).isEqualTo(secret(epoch, "resumption_psk"));
        assertThat(secrets.epochAuthenticator()).isEqualTo(secret(epoch, "epoch_authenticator"));
        assertThat(secrets.init()).isEqualTo(secret(epoch, "init_secret"));
        assertThat(secrets.external().publicKey()).isEqualTo(Bytes.copyFrom(bytes(epoch, "external_pub")));
        JsonNode exporter = epoch.required("exporter");
        assertThat(secrets.export(
                        exporter.required("label").textValue(),
                        Bytes.copyFrom(bytes(exporter, "context")),
                        exporter.required("length").intValue()))
                .isEqualTo(secret(exporter, "secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void storedSecretsAreRestored(String name, JsonNode vector) {
        CipherSuite suite = CipherSuite.of(Vectors.suite(vector));
        EpochSecrets before = KeySchedule.firstEpoch(suite).secrets();
        Writer out = new Writer();
        before.store(out);
        EpochSecrets after = Reader.whole(out.toBytes(), in -> EpochSecrets.restore(suite, in));
        for (Secret[] pair : List.of(
                new Secret[] {before.senderData(), after.senderData()},
                new Secret[] {before.init(), after.init()},
                new Secret[] {before.confirmationKey(), after.confirmationKey()},
                new Secret[] {before.membershipKey(), after.membershipKey()},
                new Secret[] {before.resumptionPsk(), after.resumptionPsk()},
                new Secret[] {before.epochAuthenticator(), after.epochAuthenticator()})) {
            assertThat(pair[1]).isEqualTo(pair[0]);
        }
        Bytes context = Bytes.copyFrom("context".getBytes(US_ASCII));
        assertThat(after.export("label", context, 40)).isEqualTo(before.export("label", context, 40));
        assertThat(after.external().publicKey()).isEqualTo(before.external().publicKey());
    }

    /** {@code GroupContext} of section 8.1 without extensions. */
    private static Bytes groupContext(JsonNode vector, JsonNode epoch, int n) {
        return new Writer()
                .uint16(1)
                .uint16(Vectors.suite(vector))
                .opaque(bytes(vector, "group_id"))
                .uint64(n)
                .opaque(bytes(epoch, "tree_hash"))
                .opaque(bytes(epoch, "confirmed_transcript_hash"))
                .opaque(new byte[0])
                .toBytes();
    }

    private static Secret secret(JsonNode of, String field) {
        return Secret.copyOf(bytes(of, field));
    }
}
