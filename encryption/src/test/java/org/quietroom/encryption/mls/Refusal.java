package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** That a step is refused for one reason and no other. */
final class Refusal {
    private Refusal() {}

    static void refused(Rejection reason, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        MlsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
