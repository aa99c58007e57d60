package org.quietroom.encryption.mls;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

/** Fields of a published vector in the types of the engine. */
public final class Case {
    private Case() {}

    public static Bytes bytes(JsonNode parent, String field) {
        return bytes(parent.required(field));
    }

    public static Bytes bytes(JsonNode hex) {
        return Bytes.copyFrom(Vectors.bytes(hex));
    }

    public static Secret secret(JsonNode parent, String field) {
        return Secret.copyOf(bytes(parent, field));
    }

    public static CipherSuite suite(JsonNode vector) {
        return CipherSuite.of(Vectors.suite(vector));
    }
}
