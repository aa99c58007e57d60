package org.quietroom.encryption;

import java.security.Key;
import javax.crypto.spec.SecretKeySpec;

/** Keys for one-time codes (RFC 6238), in the form their library asks for. Holds no primitive. */
public final class CodeKeys {
    private CodeKeys() {}

    /** A key of these bytes, which are copied; RFC 4226 section 4 asks for 20. */
    public static Key of(byte[] secret) {
        return new SecretKeySpec(secret, "RAW");
    }
}
