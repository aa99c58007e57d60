package org.quietroom.encryption.mls.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.quietroom.encryption.mls.schedule.RatchetKind.APPLICATION;
import static org.quietroom.encryption.mls.schedule.RatchetKind.HANDSHAKE;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** Section 9.2: what is consumed is gone, what is not consumed is kept, within bounds. */
class DeletionScheduleTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);
    private static final Window WINDOW = new Window(10, 4);

    private final Secret encryptionSecret = Secret.copyOf(new byte[32]);
    private final SecretTree tree = SecretTree.of(SUITE, encryptionSecret, 4, WINDOW);

    @Test
    void aKeyIsGivenOnce() {
        SecretTree after = tree.take(3, APPLICATION, 0).after();
        refused(Rejection.GENERATION_USED, () -> after.take(3, APPLICATION, 0));
        refused(Rejection.GENERATION_USED, () -> restored(after).take(3, APPLICATION, 0));
        assertThat(after.take(3, HANDSHAKE, 0).key().generation()).isZero();
    }

    @Test
    void sendingTakesOneGenerationAfterTheOther() {
        SecretTree.Step first = tree.next(0, HANDSHAKE);
        SecretTree.Step second = first.after().next(0, HANDSHAKE);
        assertThat(first.key().generation()).isZero();
        assertThat(second.key().generation()).isEqualTo(1);
        assertThat(second.key().key()).isNotEqualTo(first.key().key());
    }

    @Test
    void skippedKeysAreKeptUntilTakenAndOnlyTheNewest() {
        Secret third = tree.take(1, APPLICATION, 3).key().key();
        SecretTree after = tree.take(1, APPLICATION, 6).after();
        SecretTree.Step late = restored(after).take(1, APPLICATION, 3);
        assertThat(late.key().key()).isEqualTo(third);
        refused(Rejection.GENERATION_USED, () -> late.after().take(1, APPLICATION, 3));
        refused(Rejection.GENERATION_USED, () -> after.take(1, APPLICATION, 1));

        SecretTree further = late.after().take(1, APPLICATION, 10).after();
        assertThat(further.take(1, APPLICATION, 5).key().generation()).isEqualTo(5);
        refused(Rejection.GENERATION_USED, () -> further.take(1, APPLICATION, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 1L << 31, (1L << 32) - 1})
    void aGenerationBeyondTheWindowIsRefusedBeforeAnythingIsDerived(long generation) {
        refused(Rejection.GENERATION_TOO_FAR, () -> tree.take(0, APPLICATION, generation));
        assertThat(tree.take(0, APPLICATION, 10).key().generation()).isEqualTo(10);
    }

    @Test
    void aTreeIsUnchangedUntilAMessageHasOpened() {
        tree.take(2, APPLICATION, 5);
        assertThat(encryptionSecret.destroyed()).isFalse();
        assertThat(tree.take(2, APPLICATION, 0).key().generation()).isZero();
    }

    @Test
    void whatIsConsumedIsOverwritten() {
        SecretTree.Step step = tree.take(3, APPLICATION, 1);
        Secret key = step.key().key();
        Secret nonce = step.key().nonce();
        step.destroyConsumed();
        assertThat(encryptionSecret.destroyed()).isTrue();
        assertThat(key.destroyed()).isTrue();
        assertThat(nonce.destroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> tree.take(3, APPLICATION, 1));
    }

    /** The figure of section 9.1: what remains after D's generation 1 came first. */
    @Test
    void whatIsNotConsumedIsKept() {
        SecretTree.Step step = tree.take(3, APPLICATION, 1);
        step.destroyConsumed();
        SecretTree after = step.after();
        assertThat(after.take(3, APPLICATION, 0).key().generation()).as("K0").isZero();
        assertThat(after.take(3, APPLICATION, 2).key().generation()).as("AR2").isEqualTo(2);
        assertThat(after.take(3, HANDSHAKE, 0).key().generation()).as("HR0").isZero();
        assertThat(after.take(2, APPLICATION, 0).key().generation()).as("C").isZero();
        assertThat(after.take(0, APPLICATION, 0).key().generation()).as("E").isZero();
    }

    @Test
    void anEpochThatIsOverHoldsNoSecret() {
        SecretTree after = tree.take(3, APPLICATION, 1).after();
        after.destroy();
        for (int leaf = 0; leaf < 4; leaf++) {
            int of = leaf;
            assertThatIllegalStateException().isThrownBy(() -> after.next(of, HANDSHAKE));
        }
    }

    @Test
    void aLeafOutsideTheTreeIsTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> tree.next(4, HANDSHAKE));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.take(0, HANDSHAKE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretTree.of(SUITE, encryptionSecret, 3, WINDOW));
    }

    @Test
    void aStoredFormThatIsNotOneIsRefused() {
        for (int[] form : new int[][] {{17, 0}, {0, 1}, {1, 2}, {0, 0, 1, 7}, {32, 0}}) {
            Writer out = new Writer();
            for (int b : form) {
                out.uint8(b);
            }
            refused(
                    Rejection.STORED_FORM,
                    () -> Reader.whole(out.toBytes(), in -> SecretTree.restore(SUITE, in, WINDOW)));
        }
    }

    private static SecretTree restored(SecretTree tree) {
        Writer out = new Writer();
        tree.store(out);
        return Reader.whole(out.toBytes(), in -> SecretTree.restore(SUITE, in, WINDOW));
    }

    private static void refused(Rejection reason, ThrowingCallable step) {
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(step)
                .extracting(MlsException::reason)
                .isEqualTo(reason);
    }
}
