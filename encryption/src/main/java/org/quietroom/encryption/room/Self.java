package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.Client;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** Which device this is. Immutable; its private key is gone once it has left. */
final class Self {
    private static final int NAME_LENGTH = 24;

    private final String member;
    private final String device;
    private final SignatureKeys keys;

    private Self(String member, String device, SignatureKeys keys) {
        this.member = member;
        this.device = device;
        this.keys = keys;
    }

    /** A device that nobody knows yet. */
    static Self fresh(String member) {
        CipherSuite suite = CipherSuite.of(1);
        String device = Asking.encode(suite.random(NAME_LENGTH).reveal());
        return new Self(member, device, SignatureKeys.generate(suite));
    }

    /** The member's URI. */
    String member() {
        return member;
    }

    String device() {
        return device;
    }

    Bytes signatureKey() {
        return keys.publicKey();
    }

    Client client() {
        return new Client(DeviceIdentity.credential(member), keys);
    }

    /** Without the private key. */
    byte[] storedAfterLeaving() {
        return stored(new byte[0]);
    }

    byte[] stored() {
        return stored(keys.privateKey().copy());
    }

    private byte[] stored(byte[] secret) {
        return new WireWriter()
                .text(member)
                .text(device)
                .u16(keys.suite().id())
                .vector(keys.publicKey().toByteArray())
                .vector(secret)
                .done();
    }

    static Self restored(byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        String member = in.text();
        String device = in.text();
        CipherSuite suite = CipherSuite.of(in.u16());
        Bytes publicKey = Bytes.copyFrom(in.vector());
        Secret secret = Secret.owning(in.vector());
        in.end();
        return new Self(member, device, new SignatureKeys(suite, publicKey, secret));
    }
}
