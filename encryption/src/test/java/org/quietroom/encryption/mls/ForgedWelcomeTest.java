package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.EncryptedGroupSecrets;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.GroupSecrets;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;
import org.quietroom.encryption.mls.wire.Welcome;

/** Welcomes by a member gone bad, who chooses the tree and gets hash, tag and signature of the group info right. */
class ForgedWelcomeTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);

    /** Leaf 0 made it, all of 0 to 3 committed; the joiner gets leaf 4. */
    private final Circle circle = circle();

    private final State forger = circle.member(1).state();
    private final OwnKeyPackage joiner = Circle.client(SUITE, "joiner").newKeyPackage(Circle.forEver());
    private final RatchetTree honest = forger.epoch.tree.add(joiner.published().leafNode());

    private static Circle circle() {
        Circle circle = Circle.of(4);
        for (int leaf = 0; leaf < 4; leaf++) {
            circle.commit(leaf, CommitRequest.update());
        }
        return circle;
    }

    @Test
    void anHonestWelcomeIsAccepted() {
        assertThat(join(welcome(honest, info -> info)).members()).hasSize(5);
    }

    @Test
    void treesWithForgedNodes() {
        SignatureKeys stranger = SignatureKeys.generate(SUITE);
        refused(
                Rejection.LEAF_SIGNATURE,
                welcome(forged(nodes -> nodes.add(stranger(stranger, SignatureKeys.generate(SUITE))))));
        refused(Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE, welcome(forged(nodes -> nodes.add(nodes.get(0)))));
        refused(Rejection.PARENT_HASH, welcome(forged(nodes -> nodes.set(1, withKey((ParentNode) nodes.get(1))))));
        refused(Rejection.PARENT_HASH, welcome(forged(nodes -> nodes.set(3, withKey((ParentNode) nodes.get(3))))));
        refused(Rejection.PARENT_HASH, welcome(forged(nodes -> nodes.set(0, null))));
        refused(Rejection.UNMERGED_LEAVES, welcome(forged(nodes -> nodes.set(1, unmerged((ParentNode) nodes.get(1))))));
        refused(Rejection.NOT_IN_TREE, welcome(forger.epoch.tree, info -> info));
    }

    /** Two more nodes: a blank parent and a leaf. */
    private static List<@Nullable Node> widened(List<@Nullable Node> nodes) {
        List<@Nullable Node> wide = new ArrayList<>(nodes);
        wide.add(null);
        return wide;
    }

    private LeafNode stranger(SignatureKeys claimed, SignatureKeys used) {
        LeafNode leaf = new Client(joiner.published().leafNode().credential(), claimed)
                .newKeyPackage(Circle.forEver())
                .published()
                .leafNode();
        return leaf.signed(used, Circle.NOTHING, 0);
    }

    private static ParentNode withKey(ParentNode parent) {
        return new ParentNode(SUITE.generateHpkeKeys().publicKey(), parent.parentHash(), parent.unmergedLeaves());
    }

    private static ParentNode unmerged(ParentNode parent) {
        return new ParentNode(parent.encryptionKey(), parent.parentHash(), List.of(3));
    }

    @Test
    void groupInfosThatDoNotHold() {
        refused(Rejection.GROUP_INFO_SIGNATURE, welcome(honest, info -> resigned(info, info.confirmationTag(), 2)));
        refused(Rejection.GROUP_INFO_SIGNATURE, welcome(honest, info -> resigned(info, info.confirmationTag(), 5)));
        refused(
                Rejection.GROUP_INFO_SIGNATURE,
                welcome(honest, info -> resigned(info, info.confirmationTag(), 1L << 31)));
        refused(Rejection.CONFIRMATION_TAG, welcome(honest, info -> resigned(info, Bytes.copyFrom(new byte[32]), 1)));
        refused(Rejection.CONFIRMATION_TAG, welcome(honest, info -> resigned(info, Circle.NOTHING, 1)));
    }

    private GroupInfo resigned(GroupInfo info, Bytes tag, long signer) {
        return GroupInfo.signed(forger.own.signature, info.groupContext(), info.extensions(), tag, signer);
    }

    @Test
    void welcomesForOthersOrForAGroupOneIsIn() {
        Bytes welcome = welcome(honest, info -> info);
        OwnKeyPackage other = Circle.client(SUITE, "other").newKeyPackage(Circle.forEver());
        refused(
                Rejection.WELCOME_NOT_FOR_US,
                () -> Joining.with(Circle.SETTINGS, id -> false).welcome(welcome, other));
        refused(
                Rejection.GROUP_ID_IN_USE,
                () -> Joining.with(Circle.SETTINGS, id -> true).welcome(welcome, joiner));
        refused(
                Rejection.TREE_HASH,
                () -> Joining.with(Circle.SETTINGS, id -> false)
                        .ratchetTree(forger.epoch.tree.encoded())
                        .welcome(welcome, joiner));
    }

    @Test
    void secretsThatAreNone() {
        refused(
                Rejection.WELCOME_SECRETS,
                withSecrets(welcome ->
                        new HpkeCiphertext(SUITE.generateHpkeKeys().publicKey(), Bytes.copyFrom(new byte[48]))));
        refused(Rejection.WELCOME_SECRETS, withSecrets(welcome -> new HpkeCiphertext(Circle.NOTHING, Circle.NOTHING)));
        refused(Rejection.SECRET_LENGTH, withSecrets(welcome -> sealed(welcome, SUITE.random(31), null)));
        refused(Rejection.SECRET_LENGTH, withSecrets(welcome -> sealed(welcome, SUITE.random(32), SUITE.random(33))));
        refused(Rejection.GROUP_INFO_OPEN, withSecrets(welcome -> sealed(welcome, SUITE.random(32), null)));
    }

    /** An honest Welcome but for what it tells the joiner. */
    private Bytes withSecrets(Function<Welcome, HpkeCiphertext> made) {
        Welcome whole = (Welcome) MlsMessage.of(welcome(honest, info -> info));
        EncryptedGroupSecrets ours =
                new EncryptedGroupSecrets(whole.secrets().get(0).newMember(), made.apply(whole));
        return new Welcome(whole.cipherSuite(), List.of(ours), whole.encryptedGroupInfo()).message();
    }

    private HpkeCiphertext sealed(Welcome welcome, Secret joinerSecret, @Nullable Secret pathSecret) {
        return SUITE.encryptWithLabel(
                joiner.published().initKey(),
                "Welcome",
                welcome.encryptedGroupInfo(),
                new GroupSecrets(joinerSecret, pathSecret, List.of()).reveal());
    }

    private RatchetTree forged(Consumer<List<@Nullable Node>> change) {
        List<@Nullable Node> nodes = widened(Reader.whole(honest.encoded(), Node::listFrom));
        int before = nodes.size();
        change.accept(nodes);
        return RatchetTree.of(SUITE, nodes.size() == before ? nodes.subList(0, before - 1) : nodes);
    }

    private Bytes welcome(RatchetTree tree) {
        return welcome(tree, info -> info);
    }

    private Bytes welcome(RatchetTree tree, UnaryOperator<GroupInfo> change) {
        GroupContext before = forger.epoch.context;
        Secret joinerSecret = SUITE.random(32);
        Epoch epoch = EpochStep.joined(
                new GroupContext(
                        before.cipherSuite(),
                        before.groupId(),
                        before.epoch() + 1,
                        tree.treeHash(),
                        Bytes.copyFrom(new byte[32]),
                        before.extensions()),
                tree,
                joinerSecret,
                Secret.zeros(32),
                Window.DEFAULT);
        GroupInfo info = GroupInfos.of(epoch, forger.own.signature, 1, true, false);
        return Welcomes.of(
                        change.apply(info),
                        SUITE,
                        joinerSecret,
                        Secret.zeros(32),
                        List.of(),
                        Map.of(4, joiner.published()),
                        null)
                .message();
    }

    private Group join(Bytes welcome) {
        return Joining.with(Circle.SETTINGS, id -> false).welcome(welcome, joiner);
    }

    private void refused(Rejection reason, Bytes welcome) {
        refused(reason, () -> join(welcome));
    }

    private static void refused(Rejection reason, ThrowingCallable step) {
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(step)
                .extracting(MlsException::reason)
                .isEqualTo(reason);
    }
}
