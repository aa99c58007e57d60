package org.quietroom.encryption.mls.crypto;

import java.security.GeneralSecurityException;

/** A signature algorithm of section 5.1.2, keys and signatures in the form MLS gives them. */
interface SignatureScheme {
    byte[] generatePrivate();

    byte[] publicOf(byte[] privateKey) throws GeneralSecurityException;

    /** A signer that may be kept and used by many threads. */
    Signer signer(byte[] privateKey) throws GeneralSecurityException;

    boolean verifies(byte[] publicKey, byte[] message, byte[] signature);

    /** @throws GeneralSecurityException if it is no public key of this scheme */
    void check(byte[] publicKey) throws GeneralSecurityException;

    /** The start of a DER {@code SubjectPublicKeyInfo}, up to the key itself. */
    byte[] keyInfoPrefix();

    interface Signer {
        byte[] sign(byte[] message) throws GeneralSecurityException;
    }
}
