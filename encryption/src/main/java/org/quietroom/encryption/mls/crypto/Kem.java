package org.quietroom.encryption.mls.crypto;

import java.security.GeneralSecurityException;
import java.util.function.IntFunction;

/** A Diffie-Hellman group as DHKEM of RFC 9180 uses it. All arrays belong to the caller. */
interface Kem {
    int id();

    int publicKeyLength();

    int privateKeyLength();

    byte[] generatePrivate();

    /**
     * The group's own end of DeriveKeyPair, RFC 9180 section 7.1.3.
     *
     * @param candidate the bytes LabeledExpand gives at the n-th try
     */
    byte[] derivePrivate(IntFunction<byte[]> candidate);

    /** Whether {@link #derivePrivate} may reject a candidate and ask for the next. */
    boolean rejectsCandidates();

    byte[] publicOf(byte[] privateKey) throws GeneralSecurityException;

    /** @throws GeneralSecurityException if a key is none of this group, or the result is zero */
    byte[] agree(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException;

    /** @throws GeneralSecurityException if it is no public key of this group */
    void check(byte[] publicKey) throws GeneralSecurityException;
}
