package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;

/** Path secrets for nodes on the way to the root, and what is derived from them (RFC 9420 section 7.4). */
final class PathSecrets {
    private final List<Integer> nodes;
    private final List<Secret> secrets;
    private final List<HpkeKeys> keys;
    private final Secret commitSecret;

    private PathSecrets(List<Integer> nodes, List<Secret> secrets, List<HpkeKeys> keys, Secret commitSecret) {
        this.nodes = nodes;
        this.secrets = secrets;
        this.keys = keys;
        this.commitSecret = commitSecret;
    }

    /** @param first the path secret of the first node; the caller's, and left alone */
    static PathSecrets from(CipherSuite suite, List<Integer> nodes, Secret first) {
        List<Secret> secrets = new ArrayList<>();
        List<HpkeKeys> keys = new ArrayList<>();
        Secret at = Secret.copyOf(first.reveal());
        for (int i = 0; i < nodes.size(); i++) {
            secrets.add(at);
            Secret nodeSecret = suite.deriveSecret(at, "node");
            keys.add(suite.deriveKeyPair(nodeSecret));
            nodeSecret.destroy();
            at = suite.deriveSecret(at, "path");
        }
        return new PathSecrets(nodes, secrets, keys, at);
    }

    /** {@code path_secret[i]}. */
    Secret secret(int i) {
        return secrets.get(i);
    }

    /** The path secret of a node, which must be one of them. */
    Secret secretOf(int node) {
        return secrets.get(nodes.indexOf(node));
    }

    List<Bytes> publicKeys() {
        return keys.stream().map(HpkeKeys::publicKey).toList();
    }

    /** Shows each node with its keys. */
    void forEach(BiConsumer<Integer, HpkeKeys> visitor) {
        for (int i = 0; i < keys.size(); i++) {
            visitor.accept(nodes.get(i), keys.get(i));
        }
    }

    /** {@code path_secret[n+1]}, section 12.4.1. */
    Secret commitSecret() {
        return commitSecret;
    }

    /** Overwrites the path secrets, once keys and commit secret were taken. */
    void destroySecrets() {
        secrets.forEach(Secret::destroy);
    }
}
