package org.quietroom.encryption.mls.interop;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.TreeKEM.LifeTime;
import org.bouncycastle.mls.TreeKEM.TreeKEMPublicKey;
import org.bouncycastle.mls.codec.Capabilities;
import org.bouncycastle.mls.codec.Credential;
import org.bouncycastle.mls.codec.KeyPackage;
import org.bouncycastle.mls.codec.MLSInputStream;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.codec.Proposal;
import org.bouncycastle.mls.codec.Welcome;
import org.bouncycastle.mls.codec.WireFormat;
import org.bouncycastle.mls.crypto.MlsCipherSuite;
import org.bouncycastle.mls.crypto.Secret;
import org.bouncycastle.mls.protocol.Group.CommitOptions;
import org.bouncycastle.mls.protocol.Group.CommitParameters;
import org.bouncycastle.mls.protocol.Group.GroupWithMessage;
import org.bouncycastle.mls.protocol.Group.LeafNodeOptions;
import org.bouncycastle.mls.protocol.Group.MessageOptions;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/** A member that runs Bouncy Castle's MLS, a peer that shares no code with the engine. */
final class BouncyMember {
    private final MlsCipherSuite suite;
    private final boolean encrypted;
    private final byte[] signaturePrivate;
    private final AsymmetricCipherKeyPair leafKeys;
    private final AsymmetricCipherKeyPair initKeys;
    private final LeafNode leafNode;
    private final KeyPackage keyPackage;
    private org.bouncycastle.mls.protocol.Group group = new org.bouncycastle.mls.protocol.Group();

    /** @param encrypted whether its handshakes are private messages */
    BouncyMember(int suiteId, String name, boolean encrypted) throws Exception {
        this.suite = MlsCipherSuite.getSuite((short) suiteId);
        this.encrypted = encrypted;
        AsymmetricCipherKeyPair signature = suite.generateSignatureKeyPair();
        signaturePrivate = suite.serializeSignaturePrivateKey(signature.getPrivate());
        leafKeys = suite.getHPKE().generatePrivateKey();
        initKeys = suite.getHPKE().generatePrivateKey();
        leafNode = new LeafNode(
                suite,
                suite.getHPKE().serializePublicKey(leafKeys.getPublic()),
                suite.serializeSignaturePublicKey(signature.getPublic()),
                Credential.forBasic(Circle.bytes(name).toByteArray()),
                new Capabilities(),
                new LifeTime(),
                List.of(),
                signaturePrivate);
        keyPackage = new KeyPackage(
                suite, suite.getHPKE().serializePublicKey(initKeys.getPublic()), leafNode, List.of(), signaturePrivate);
    }

    Bytes keyPackage() throws Exception {
        return Bytes.copyFrom(MLSOutputStream.encode(keyPackage));
    }

    void create(Bytes groupId) throws Exception {
        group = new org.bouncycastle.mls.protocol.Group(
                groupId.toByteArray(), suite, leafKeys, signaturePrivate, leafNode, List.of());
    }

    /** Joins by a Welcome that has the tree in it. */
    void join(Bytes welcome) throws Exception {
        join(welcome, null);
    }

    void join(Bytes welcome, @Nullable Bytes tree) throws Exception {
        TreeKEMPublicKey apart = null;
        if (tree != null) {
            apart = (TreeKEMPublicKey) MLSInputStream.decode(tree.toByteArray(), TreeKEMPublicKey.class);
            apart.setSuite(suite);
            apart.setHashAll();
        }
        MLSMessage message = (MLSMessage) MLSInputStream.decode(welcome.toByteArray(), MLSMessage.class);
        group = new org.bouncycastle.mls.protocol.Group(
                suite.getHPKE().serializePrivateKey(initKeys.getPrivate()),
                leafKeys,
                signaturePrivate,
                keyPackage,
                message.welcome,
                apart,
                Map.of(),
                Map.of());
    }

    Bytes tree() throws Exception {
        return Bytes.copyFrom(MLSOutputStream.encode(group.getTree()));
    }

    /** A commit, and the Welcome; null if it adds nobody. */
    record Commit(Bytes message, @Nullable Bytes welcome) {}

    /** Commits what it received and these with new keys for itself, and goes on at once. */
    Commit commit(Proposal... proposals) throws Exception {
        return commit(true, proposals);
    }

    /** @param withPath whether it gives itself new keys even if it need not */
    Commit commit(boolean withPath, Proposal... proposals) throws Exception {
        return commit(withPath, true, proposals);
    }

    /** @param treeInWelcome whether the tree is in the Welcome */
    Commit commit(boolean withPath, boolean treeInWelcome, Proposal... proposals) throws Exception {
        GroupWithMessage made = group.commit(
                new Secret(CipherSuite.of(1).random(32).copy()),
                new CommitOptions(List.of(proposals), treeInWelcome, withPath, new LeafNodeOptions()),
                new MessageOptions(encrypted, new byte[0], 0),
                new CommitParameters(org.bouncycastle.mls.protocol.Group.NORMAL_COMMIT_PARAMS));
        group = made.group;
        Welcome welcome = made.message.welcome;
        made.message.welcome = null;
        Bytes message = Bytes.copyFrom(MLSOutputStream.encode(made.message));
        if (welcome == null) {
            return new Commit(message, null);
        }
        MLSMessage envelope = new MLSMessage(WireFormat.mls_welcome);
        envelope.welcome = welcome;
        return new Commit(message, Bytes.copyFrom(MLSOutputStream.encode(envelope)));
    }

    static Proposal add(Bytes keyPackage) throws Exception {
        return Proposal.add((KeyPackage) MLSInputStream.decode(keyPackage.toByteArray(), KeyPackage.class));
    }

    static Proposal remove(int leaf) {
        return Proposal.remove(new LeafIndex(leaf));
    }

    Bytes proposeRemove(int leaf) throws Exception {
        return proposed(group.remove(new LeafIndex(leaf), options()));
    }

    Bytes proposeUpdate() throws Exception {
        Proposal update = group.updateProposal(suite.getHPKE().generatePrivateKey(), new LeafNodeOptions());
        return proposed(group.update(update, options()));
    }

    private MessageOptions options() {
        return new MessageOptions(encrypted, new byte[0], 0);
    }

    /** It has to hear its own proposal as well, or it does not know it when it is committed. */
    private Bytes proposed(MLSMessage message) throws Exception {
        Bytes encoded = Bytes.copyFrom(MLSOutputStream.encode(message));
        receive(encoded);
        return encoded;
    }

    /** A proposal or a commit of another. */
    void receive(Bytes handshake) throws Exception {
        org.bouncycastle.mls.protocol.Group next = group.handle(handshake.toByteArray(), null);
        if (next != null) {
            group = next;
        }
    }

    Bytes encrypt(Bytes data) throws Exception {
        return encrypt(data, Circle.NOTHING);
    }

    Bytes encrypt(Bytes data, Bytes authenticatedData) throws Exception {
        return Bytes.copyFrom(
                MLSOutputStream.encode(group.protect(authenticatedData.toByteArray(), data.toByteArray(), 0)));
    }

    Bytes decrypt(Bytes message) throws Exception {
        byte[][] opened = group.unprotect((MLSMessage) MLSInputStream.decode(message.toByteArray(), MLSMessage.class));
        return Bytes.copyFrom(opened[1]);
    }

    Bytes epochAuthenticator() {
        return Bytes.copyFrom(group.getEpochAuthenticator());
    }

    Bytes export(String label, Bytes context, int length) throws Exception {
        return Bytes.copyFrom(group.getKeySchedule().MLSExporter(label, context.toByteArray(), length));
    }

    int leaf() {
        return group.getIndex().value();
    }
}
