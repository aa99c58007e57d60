package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.subtle.Bytes;
import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Keys of NIST P-256: points uncompressed (SEC 1, 2.3.3), scalars as 32 bytes. */
final class P256 {
    static final int POINT_LENGTH = 65;
    static final int SCALAR_LENGTH = 32;
    private static final ECParameterSpec CURVE = EllipticCurves.getNistP256Params();

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
        return s.signum() > 0 && s.compareTo(CURVE.getOrder()) < 0;
    }

    static byte[] generatePrivate() {
        return Jca.present(() -> fixed(((ECPrivateKey)
                        EllipticCurves.generateKeyPair(CurveType.NIST_P256).getPrivate())
                .getS()));
    }

    /**
     * The public key of a scalar, which the JCA does not compute by itself: agreement with the base point gives its x, and
     * of the two points with this x the right one verifies what the scalar signs.
     */
    static byte[] publicOf(byte[] scalar) throws GeneralSecurityException {
        ECPrivateKey key = privateKey(scalar);
        if (key.getS().equals(BigInteger.ONE)) {
            return encode(CURVE.getGenerator());
        }
        BigInteger x = new BigInteger(1, EllipticCurves.computeSharedSecret(key, CURVE.getGenerator()));
        byte[] probe = {1};
        byte[] signature = EcdsaP256.sign(key, probe);
        for (byte sign : new byte[] {2, 3}) {
            byte[] compressed = Bytes.concat(new byte[] {sign}, fixed(x));
            byte[] point = encode(EllipticCurves.pointDecode(CURVE.getCurve(), PointFormatType.COMPRESSED, compressed));
            Signature verifier = Signature.getInstance(EcdsaP256.ALGORITHM);
            verifier.initVerify(publicKey(point));
            verifier.update(probe);
            if (verifier.verify(signature)) {
                return point;
            }
        }
        throw new GeneralSecurityException("neither point fits the scalar");
    }

    private static byte[] encode(ECPoint point) throws GeneralSecurityException {
        return EllipticCurves.pointEncode(CURVE.getCurve(), PointFormatType.UNCOMPRESSED, point);
    }

    static byte[] fixed(BigInteger scalar) {
        byte[] bytes = scalar.toByteArray();
        byte[] fixed = new byte[SCALAR_LENGTH];
        int skip = Math.max(0, bytes.length - SCALAR_LENGTH);
        System.arraycopy(bytes, skip, fixed, SCALAR_LENGTH - (bytes.length - skip), bytes.length - skip);
        return fixed;
    }
}
