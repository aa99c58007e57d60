package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.schedule.KeySchedule;
import org.quietroom.encryption.mls.schedule.NewEpoch;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Welcome;

/** Working-group family welcome. */
class WelcomeVectorsTest {
    @Test
    void counted() {
        Vectors.assertCounted("welcome", 3, 4);
    }

    static Stream<Arguments> cases() {
        return Vectors.ours("welcome");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void secrets_open_and_lead_to_the_confirmation_tag(String name, JsonNode vector) {
        CipherSuite suite = Case.suite(vector);
        KeyPackage keyPackage = (KeyPackage) MlsMessage.of(Case.bytes(vector, "key_package"));
        HpkeKeys init = new HpkeKeys(keyPackage.initKey(), Case.secret(vector, "init_priv"));
        Welcome welcome = (Welcome) MlsMessage.of(Case.bytes(vector, "welcome"));

        try (OpenedWelcome opened =
                OpenedWelcome.of(welcome, keyPackage, init, new PskLookup(PreSharedKeys.NONE, null))) {
            assertThat(opened.groupInfo.signatureVerifies(suite, Case.bytes(vector, "signer_pub")))
                    .isTrue();
            GroupContext context = opened.groupInfo.groupContext();
            NewEpoch epoch =
                    KeySchedule.epoch(suite, opened.secrets.joinerSecret(), opened.pskSecret, context.encoded());
            assertThat(suite.mac(epoch.secrets().confirmationKey(), context.confirmedTranscriptHash()))
                    .isEqualTo(opened.groupInfo.confirmationTag());
        }
    }
}
