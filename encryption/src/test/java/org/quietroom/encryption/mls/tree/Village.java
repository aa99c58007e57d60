package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Capabilities;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;

/** A tree together with what each of its members holds: commits are made by one and opened by all others. */
final class Village {
    static final Bytes GROUP = bytes("group");
    static final Capabilities ABLE = new Capabilities(List.of(1), List.of(1, 2, 3), List.of(), List.of(), List.of(1));

    /** What one member holds. */
    static final class Member {
        final SignatureKeys signatureKeys;
        PrivateTree own;

        Member(SignatureKeys signatureKeys, PrivateTree own) {
            this.signatureKeys = signatureKeys;
            this.own = own;
        }
    }

    final CipherSuite suite;
    final SortedMap<Integer, Member> members = new TreeMap<>();
    RatchetTree tree;

    Village(CipherSuite suite) {
        this.suite = suite;
        SignatureKeys signatureKeys = SignatureKeys.generate(suite);
        HpkeKeys keys = suite.generateHpkeKeys();
        tree = RatchetTree.of(suite, newLeaf(signatureKeys, keys));
        members.put(0, new Member(signatureKeys, PrivateTree.of(0, keys)));
    }

    /** A village of so many, each of whom committed once: all parents are set. */
    static Village grown(CipherSuite suite, int size) {
        Village village = new Village(suite);
        village.commit(0, List.of(), List.of(), size - 1);
        for (int leaf = 0; leaf < size; leaf++) {
            village.commit(leaf, List.of(), List.of(), 0);
        }
        return village;
    }

    static LeafNode newLeaf(SignatureKeys signatureKeys, HpkeKeys keys) {
        return newLeaf(signatureKeys, keys, leaf -> leaf);
    }

    static LeafNode newLeaf(SignatureKeys signatureKeys, HpkeKeys keys, UnaryOperator<LeafNode> change) {
        return change.apply(LeafNode.unsigned(
                        keys.publicKey(),
                        signatureKeys.publicKey(),
                        new Credential.Basic(bytes("member")),
                        ABLE,
                        new LeafNodeSource.InKeyPackage(new Lifetime(0, -1)),
                        Extensions.NONE))
                .signed(signatureKeys, GROUP, 0);
    }

    /** One commit with Updates, Removes and Adds in the order of section 12.3, by a path. */
    void commit(int sender, Collection<Integer> updated, Collection<Integer> removed, int added) {
        for (int leaf : updated) {
            Member member = members.get(leaf);
            HpkeKeys keys = suite.generateHpkeKeys();
            tree = tree.update(
                    leaf,
                    tree.leaf(leaf)
                            .orElseThrow()
                            .renewed(keys.publicKey(), new LeafNodeSource.InUpdate())
                            .signed(member.signatureKeys, GROUP, leaf));
            member.own = member.own.withLeafKeys(keys);
        }
        for (int leaf : removed) {
            tree = tree.remove(leaf);
            members.remove(leaf);
        }
        SortedMap<Integer, HpkeKeys> newcomers = new TreeMap<>();
        SortedMap<Integer, SignatureKeys> newSigners = new TreeMap<>();
        for (int i = 0; i < added; i++) {
            SignatureKeys signatureKeys = SignatureKeys.generate(suite);
            HpkeKeys keys = suite.generateHpkeKeys();
            newcomers.put(tree.nextLeaf(), keys);
            newSigners.put(tree.nextLeaf(), signatureKeys);
            tree = tree.add(newLeaf(signatureKeys, keys));
        }
        path(sender, newcomers, newSigners);
    }

    private void path(
            int sender, SortedMap<Integer, HpkeKeys> newcomers, SortedMap<Integer, SignatureKeys> newSigners) {
        NewPath made = newPath(sender, new TreeSet<>(newcomers.keySet()));
        ReceivedPath received = ReceivedPath.merge(tree, sender, made.path(), newcomers.keySet());
        assertThat(received.tree().treeHash()).isEqualTo(made.tree().treeHash());
        members.forEach((leaf, member) -> {
            if (leaf == sender) {
                member.own = made.privateTree();
            } else {
                ReceivedPath.Opened opened =
                        received.open(member.own, context(made.tree().treeHash()));
                assertThat(opened.commitSecret()).isEqualTo(made.commitSecret());
                member.own = opened.privateTree();
            }
        });
        newcomers.forEach((leaf, keys) -> members.put(
                leaf,
                new Member(
                        newSigners.get(leaf),
                        PrivateTree.joining(made.tree(), leaf, keys, sender, made.pathSecretFor(leaf)))));
        tree = made.tree();
    }

    NewPath newPath(int sender, Collection<Integer> newLeaves) {
        LeafNode before = tree.leaf(sender).orElseThrow();
        return NewPath.make(
                tree,
                sender,
                new TreeSet<>(newLeaves),
                (key, parentHash) -> before.renewed(key, new LeafNodeSource.InCommit(parentHash))
                        .signed(members.get(sender).signatureKeys, GROUP, sender),
                Village::context);
    }

    /** Adds somebody without a path: unmerged everywhere above. */
    int addWithoutPath() {
        SignatureKeys signatureKeys = SignatureKeys.generate(suite);
        HpkeKeys keys = suite.generateHpkeKeys();
        int leaf = tree.nextLeaf();
        tree = tree.add(newLeaf(signatureKeys, keys));
        members.put(leaf, new Member(signatureKeys, PrivateTree.of(leaf, keys)));
        members.values().forEach(member -> member.own = member.own.matching(tree));
        return leaf;
    }

    /** All that a joiner would check. */
    void checkJoinable() {
        TreeRules.checkJoinable(tree, tree.treeHash(), Extensions.NONE, rules());
    }

    LeafRules rules() {
        return new LeafRules(suite, GROUP, null, null, Duration.ofDays(1));
    }

    static Bytes context(Bytes treeHash) {
        return treeHash;
    }

    static Bytes bytes(String text) {
        return Bytes.copyFrom(text.getBytes(StandardCharsets.UTF_8));
    }
}
