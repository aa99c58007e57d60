package org.quietroom.encryption.mls.schedule;

import static java.util.Objects.requireNonNull;

import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.crypto.Secret;

/** A pre-shared key with its {@code PreSharedKeyID}, as both enter the key schedule (RFC 9420 section 8.4). */
public final class Psk {
    private final Encodable id;
    private final Secret value;

    public Psk(Encodable id, Secret value) {
        this.id = requireNonNull(id, "id");
        this.value = requireNonNull(value, "value");
    }

    Encodable id() {
        return id;
    }

    Secret value() {
        return value;
    }

    /** No secret. */
    @Override
    public String toString() {
        return "Psk";
    }
}
