package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;

final class SealedVaultTest {
    private static final String LABEL = "case:K7-42F";
    private static final byte[] TEXT = "a canary in the coal mine".getBytes(UTF_8);

    @TempDir
    Path directory;

    private EvidenceVault vault;

    @BeforeEach
    void open() {
        vault = KeyRing.openOrCreate(directory.resolve("keys")).vault();
    }

    @Test
    void whatWasSealedOpensUnderItsLabel() {
        assertThat(vault.open(LABEL, vault.seal(LABEL, TEXT))).isEqualTo(TEXT);
        assertThat(vault.open(LABEL, vault.seal(LABEL, new byte[0]))).isEmpty();
    }

    @Test
    void sealedBytesShowNothingAndAreNeverTheSameTwice() {
        byte[] sealed = vault.seal(LABEL, TEXT);

        assertThat(new String(sealed, UTF_8)).doesNotContain("canary").doesNotContain("K7-42F");
        assertThat(vault.seal(LABEL, TEXT)).isNotEqualTo(sealed);
    }

    @Test
    void nothingOpensUnderAnotherLabel() {
        byte[] sealed = vault.seal(LABEL, TEXT);

        for (String other : new String[] {"case:K7-42G", "case:K7-42F ", "case:K7-42", "CASE:K7-42F", "x"}) {
            assertRefused(other, sealed);
        }
    }

    @Test
    void nothingOpensWithAnyBitFlippedOrAnyByteMissing() {
        byte[] sealed = vault.seal(LABEL, TEXT);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] broken = sealed.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(LABEL, broken);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(LABEL, Arrays.copyOf(sealed, length));
        }
        assertRefused(LABEL, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void nothingOpensWithOtherKeys() {
        EvidenceVault other = KeyRing.openOrCreate(directory.resolve("other")).vault();

        assertThatThrownBy(() -> other.open(LABEL, vault.seal(LABEL, TEXT))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aLabelThatCannotBeEncodedOneToOneIsABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> vault.seal("case:\uD800", TEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.seal(" ", TEXT));
    }

    private void assertRefused(String label, byte[] sealed) {
        assertThatThrownBy(() -> vault.open(label, sealed))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Restore store and keyset file from the same backup")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining(label);
    }
}
