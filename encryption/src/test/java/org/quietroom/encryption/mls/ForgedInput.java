package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.UpdatePath;

/**
 * What a member gone bad, or the service between the members, can make up: well-formed and well-signed, but against a rule. Each
 * is refused for that rule, and changes nothing: the receiver is the same group in all cases.
 */
abstract class ForgedInput {
    static final CipherSuite SUITE = CipherSuite.of(1);
    static final GroupSettings OPEN = Circle.SETTINGS.withHandshakes(Handshakes.PUBLIC, 1);

    /** Leaves 0 to 4, of which 3 is blank; each of 0, 1, 2 committed once. */
    final Circle circle = circle();

    final Forger forger = new Forger(circle.member(1));
    final Group receiver = circle.member(0);

    static UpdatePath asItIs(UpdatePath path) {
        return path;
    }

    static Circle circle() {
        Circle circle = Circle.of(SUITE, OPEN, "circle", 5);
        circle.commit(0, CommitRequest.remove(3));
        circle.commit(1, CommitRequest.update());
        circle.commit(2, CommitRequest.update());
        return circle;
    }

    void refused(Rejection reason, Bytes message) {
        refused(reason, receiver, message);
    }

    static void refused(Rejection reason, Group by, Bytes message) {
        Bytes before = by.epochAuthenticator();
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(() -> by.receive(message))
                .extracting(MlsException::reason)
                .isEqualTo(reason);
        assertThat(by.epochAuthenticator()).isEqualTo(before);
    }
}
