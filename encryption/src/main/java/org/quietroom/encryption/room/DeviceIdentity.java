package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.quietroom.encryption.mls.Member;
import org.quietroom.encryption.mls.wire.Credential;

/**
 * Who a leaf says it is.
 *
 * @param member the member's URI, {@code quietroom:{host}/{room}/{pseudonym}}
 * @param signatureKey what it signs with, in base64url
 */
record DeviceIdentity(String member, String signatureKey) {
    static Credential credential(String member) {
        return new Credential.Basic(Bytes.copyFrom(member.getBytes(UTF_8)));
    }

    static DeviceIdentity of(Member leaf) {
        return of(leaf.credential(), leaf.signatureKey())
                .orElseThrow(() -> new IllegalStateException("a leaf was let in that names nobody"));
    }

    /** Empty if the credential is not Basic, or not UTF-8. */
    static Optional<DeviceIdentity> of(Credential credential, Bytes signatureKey) {
        if (!(credential instanceof Credential.Basic basic)) {
            return Optional.empty();
        }
        try {
            String member = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(basic.identity().toByteArray()))
                    .toString();
            return Optional.of(new DeviceIdentity(member, Asking.encode(signatureKey)));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
