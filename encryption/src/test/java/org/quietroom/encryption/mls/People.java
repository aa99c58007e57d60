package org.quietroom.encryption.mls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.util.Bytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.Lifetime;

/** Clients of one suite, and an authentication service that knows them and nobody else. */
final class People implements AuthenticationService {
    static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

    final CipherSuite suite;
    private final Map<Bytes, Credential> known = new ConcurrentHashMap<>();

    People(CipherSuite suite) {
        this.suite = suite;
    }

    static People ofSuite1() {
        return new People(CipherSuite.of(1));
    }

    static Bytes text(String text) {
        return Bytes.copyFrom(text.getBytes(UTF_8));
    }

    Client client(String name) {
        return client(name, suite);
    }

    Client client(String name, CipherSuite other) {
        Client client = stranger(name, other);
        known.put(client.keys().publicKey(), client.credential());
        return client;
    }

    /** A client that the authentication service does not know. */
    Client stranger(String name, CipherSuite other) {
        return new Client(new Credential.Basic(text(name)), SignatureKeys.generate(other));
    }

    GroupSettings settings() {
        return GroupSettings.of(this);
    }

    static Lifetime lifetime() {
        long now = System.currentTimeMillis() / 1000;
        return new Lifetime(now - 60, now + 3_600);
    }

    OwnKeyPackage keyPackage(String name) {
        return client(name).newKeyPackage(lifetime());
    }

    Group create(String name) {
        return create(name, settings());
    }

    Group create(String name, GroupSettings settings) {
        return Group.create(client(name), text("group of " + name), Extensions.NONE, settings);
    }

    @Override
    public boolean accepts(Credential credential, Bytes signatureKey) {
        return credential.equals(known.get(signatureKey));
    }
}
