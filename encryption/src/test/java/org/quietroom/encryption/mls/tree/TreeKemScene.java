package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.UpdatePath;

/** The tree of a vector with what its members hold. */
final class TreeKemScene {
    private final JsonNode vector;
    private final CipherSuite suite;
    private final RatchetTree tree;
    private final NavigableMap<Integer, PrivateTree> members = new TreeMap<>();
    private final NavigableMap<Integer, SignatureKeys> signatureKeys = new TreeMap<>();

    TreeKemScene(JsonNode vector) {
        this.vector = vector;
        suite = CipherSuite.of(Vectors.suite(vector));
        tree = TreeOperationsTest.tree(vector, "ratchet_tree");
        for (JsonNode leaf : vector.required("leaves_private")) {
            int index = leaf.required("index").intValue();
            LeafNode node = tree.leaf(index).orElseThrow();
            NavigableMap<Integer, HpkeKeys> keys = new TreeMap<>(Map.of(
                    TreeMath.node(index),
                    new HpkeKeys(node.encryptionKey(), Secret.copyOf(bytes(leaf, "encryption_priv")))));
            for (JsonNode path : leaf.required("path_secrets")) {
                PathSecrets.from(
                                suite,
                                List.of(path.required("node").intValue()),
                                Secret.copyOf(bytes(path, "path_secret")))
                        .forEach(keys::put);
            }
            PrivateTree member = new PrivateTree(index, keys);
            assertThat(member.matching(tree).toString()).as("consistent").isEqualTo(member.toString());
            members.put(index, member);
            signatureKeys.put(
                    index, new SignatureKeys(suite, node.signatureKey(), Secret.copyOf(bytes(leaf, "signature_priv"))));
        }
    }

    /** Verifies the vector's paths: every member opens each. */
    void checkPathsOfTheVector() {
        for (JsonNode update : vector.required("update_paths")) {
            int sender = update.required("sender").intValue();
            UpdatePath path = Reader.whole(Bytes.copyFrom(bytes(update, "update_path")), UpdatePath::readFrom);
            ReceivedPath received = ReceivedPath.merge(tree, sender, path, Set.of());
            assertThat(received.tree().treeHash()).isEqualTo(Bytes.copyFrom(bytes(update, "tree_hash_after")));
            members.forEach((leaf, member) -> {
                if (leaf != sender) {
                    ReceivedPath.Opened opened = received.open(member, context(received.tree()));
                    JsonNode expected = update.required("path_secrets").get(leaf);
                    assertThat(opened.pathSecret()).isEqualTo(Secret.copyOf(bytes(expected)));
                    assertThat(opened.commitSecret()).isEqualTo(Secret.copyOf(bytes(update, "commit_secret")));
                }
            });
        }
    }

    /** Makes a path for each sender of the vector's paths: every member opens it. */
    void checkPathsOfOurs() {
        for (JsonNode update : vector.required("update_paths")) {
            int sender = update.required("sender").intValue();
            NewPath made = path(sender);
            ReceivedPath received = ReceivedPath.merge(tree, sender, made.path(), Set.of());
            assertThat(received.tree().treeHash()).isEqualTo(made.tree().treeHash());
            members.forEach((leaf, member) -> {
                if (leaf != sender) {
                    ReceivedPath.Opened opened = received.open(member, context(made.tree()));
                    assertThat(opened.commitSecret()).isEqualTo(made.commitSecret());
                }
            });
        }
    }

    private NewPath path(int sender) {
        LeafNode before = tree.leaf(sender).orElseThrow();
        return NewPath.make(
                tree,
                sender,
                Set.of(),
                (key, parentHash) -> before.renewed(key, new LeafNodeSource.InCommit(parentHash))
                        .signed(signatureKeys.get(sender), groupId(), sender),
                this::context);
    }

    private Bytes context(RatchetTree after) {
        return context(after.treeHash());
    }

    private Bytes context(Bytes treeHash) {
        return new GroupContext(
                        suite.id(),
                        groupId(),
                        vector.required("epoch").longValue(),
                        treeHash,
                        Bytes.copyFrom(bytes(vector, "confirmed_transcript_hash")),
                        Extensions.NONE)
                .encoded();
    }

    private Bytes groupId() {
        return Bytes.copyFrom(bytes(vector, "group_id"));
    }
}
