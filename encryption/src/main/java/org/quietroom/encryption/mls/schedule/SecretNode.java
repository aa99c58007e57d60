package org.quietroom.encryption.mls.schedule;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.quietroom.encryption.mls.failure.Rejection.STORED_FORM;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;

/** A subtree of the secret tree (RFC 9420 section 9): its secret, or what was derived when the secret was consumed. */
sealed interface SecretNode {
    void destroy();

    void store(Writer out);

    /** {@code tree_node_[N]_secret}, not consumed yet. */
    final class Whole implements SecretNode {
        private final Secret secret;

        Whole(Secret secret) {
            this.secret = secret;
        }

        Secret secret() {
            return secret;
        }

        Split split(CipherSuite suite) {
            return new Split(new Whole(child(suite, "left")), new Whole(child(suite, "right")));
        }

        Ratchets ratchets(CipherSuite suite) {
            return new Ratchets(
                    new HashRatchet(suite, suite.deriveSecret(secret, RatchetKind.HANDSHAKE.label)),
                    new HashRatchet(suite, suite.deriveSecret(secret, RatchetKind.APPLICATION.label)));
        }

        private Secret child(CipherSuite suite, String side) {
            return suite.expandWithLabel(secret, "tree", Bytes.copyFrom(side.getBytes(US_ASCII)), suite.hashLength());
        }

        @Override
        public void destroy() {
            secret.destroy();
        }

        @Override
        public void store(Writer out) {
            out.uint8(0).opaque(secret.reveal());
        }
    }

    /** A parent whose secret was consumed. */
    record Split(SecretNode left, SecretNode right) implements SecretNode {
        @Override
        public void destroy() {
            left.destroy();
            right.destroy();
        }

        @Override
        public void store(Writer out) {
            out.uint8(1);
            left.store(out);
            right.store(out);
        }
    }

    /** A leaf whose secret was consumed. */
    record Ratchets(HashRatchet handshake, HashRatchet application) implements SecretNode {
        HashRatchet of(RatchetKind kind) {
            return kind == RatchetKind.HANDSHAKE ? handshake : application;
        }

        Ratchets with(RatchetKind kind, HashRatchet ratchet) {
            return kind == RatchetKind.HANDSHAKE
                    ? new Ratchets(ratchet, application)
                    : new Ratchets(handshake, ratchet);
        }

        @Override
        public void destroy() {
            handshake.destroy();
            application.destroy();
        }

        @Override
        public void store(Writer out) {
            out.uint8(2);
            handshake.store(out);
            application.store(out);
        }
    }

    /** Reads a subtree of a height; deeper than that it cannot get. */
    static SecretNode restore(CipherSuite suite, int level, Reader in) {
        int kind = in.uint8();
        if (kind == 0) {
            Secret secret = Secret.copyOf(in.opaque());
            MlsException.require(secret.size() == suite.hashLength(), STORED_FORM);
            return new Whole(secret);
        }
        MlsException.require(kind == (level > 0 ? 1 : 2), STORED_FORM);
        return level > 0
                ? new Split(restore(suite, level - 1, in), restore(suite, level - 1, in))
                : new Ratchets(HashRatchet.restore(suite, in), HashRatchet.restore(suite, in));
    }
}
