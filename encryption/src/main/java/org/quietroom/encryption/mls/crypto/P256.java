package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Keys of NIST P-256: points uncompressed (SEC 1, 2.3.3), scalars as 32 bytes. */
final class P256 {
    static final int POINT_LENGTH = 65;
    static final int SCALAR_LENGTH = 32;
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");

    private P256() {}

    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_LENGTH) {
            throw new InvalidKeyException("not 65 bytes");
        }
        return EllipticCurves.getEcPublicKey(CurveType.NIST_P256, PointFormatType.UNCOMPRESSED, point);
    }

    static ECPrivateKey privateKey(byte[] scalar) throws GeneralSecurityException {
        if (!isScalar(scalar)) {
            throw new InvalidKeyException("not a scalar of the curve");
        }
        return EllipticCurves.getEcPrivateKey(CurveType.NIST_P256, scalar);
    }

    static boolean isScalar(byte[] scalar) {
        BigInteger s = new BigInteger(1, scalar);
        return s.signum() > 0 && s.compareTo(CURVE.getN()) < 0;
    }

    static byte[] generatePrivate() {
        return Jca.present(() -> fixed(((ECPrivateKey)
                        EllipticCurves.generateKeyPair(CurveType.NIST_P256).getPrivate())
                .getS()));
    }

    /** The public key of a scalar, from Bouncy Castle: the JCA has no way from one to the other (ADR 0095). */
    static byte[] publicOf(byte[] scalar) throws GeneralSecurityException {
        BigInteger s = privateKey(scalar).getS();
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), s)
                .normalize()
                .getEncoded(false);
    }

    static byte[] fixed(BigInteger scalar) {
        byte[] bytes = scalar.toByteArray();
        byte[] fixed = new byte[SCALAR_LENGTH];
        int skip = Math.max(0, bytes.length - SCALAR_LENGTH);
        System.arraycopy(bytes, skip, fixed, SCALAR_LENGTH - (bytes.length - skip), bytes.length - skip);
        return fixed;
    }
}
