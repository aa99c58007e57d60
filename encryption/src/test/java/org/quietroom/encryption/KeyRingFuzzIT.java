package org.quietroom.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;

/**
 * A keyset file of any bytes is read whole or refused; nothing else is ever thrown. Runs over the recorded inputs in a build; with
 * {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class KeyRingFuzzIT {
    @FuzzTest
    void keyset(byte[] input) {
        try {
            assertThat(KeyRingFormat.read(input)).isNotEmpty();
        } catch (GeneralSecurityException expected) {
            assertThat(expected).hasMessageMatching("it[ s].*");
        }
    }
}
