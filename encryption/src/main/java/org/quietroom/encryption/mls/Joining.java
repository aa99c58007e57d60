package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.CONFIRMATION_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_ID_IN_USE;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_INFO_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.NOT_IN_TREE;
import static org.quietroom.encryption.mls.failure.Rejection.WIRE_FORMAT;

import com.google.crypto.tink.util.Bytes;
import java.security.MessageDigest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Welcome;

/**
 * The ways into a group, section 12.4.3: by a Welcome or by an external commit. Says what the joiner knows beside the message
 * itself. Immutable; safe for many threads.
 */
public final class Joining {
    private final GroupSettings settings;
    private final Predicate<Bytes> inUse;
    private final @Nullable Bytes tree;
    private final @Nullable Group origin;

    private Joining(GroupSettings settings, Predicate<Bytes> inUse, @Nullable Bytes tree, @Nullable Group origin) {
        this.settings = settings;
        this.inUse = inUse;
        this.tree = tree;
        this.origin = origin;
    }

    /** @param inUse whether the client is in a group of this id: it never is in two */
    public static Joining with(GroupSettings settings, Predicate<Bytes> inUse) {
        return new Joining(settings, inUse, null, null);
    }

    /** With the ratchet tree that came apart from the message. */
    public Joining ratchetTree(Bytes apart) {
        return new Joining(settings, inUse, apart, origin);
    }

    /** With the group that the new one follows (section 11.2) or branches from (11.3). */
    public Joining from(Group before) {
        return new Joining(settings, inUse, tree, before);
    }

    /**
     * Joins by a Welcome, section 12.4.3.1, with every check it lists.
     *
     * @param welcome an {@code MLSMessage}
     * @throws MlsException if anything does not hold; the key package can be used for another Welcome then
     */
    public Group welcome(Bytes welcome, OwnKeyPackage keyPackage) {
        if (!(MlsMessage.of(welcome) instanceof Welcome message)) {
            throw new MlsException(WIRE_FORMAT);
        }
        PskLookup psks = new PskLookup(settings.preSharedKeys(), origin == null ? null : origin.state());
        try (OpenedWelcome opened = OpenedWelcome.of(message, keyPackage.published(), keyPackage.init(), psks)) {
            return join(opened, keyPackage);
        }
    }

    private Group join(OpenedWelcome opened, OwnKeyPackage keyPackage) {
        GroupInfo info = opened.groupInfo;
        require(!inUse.test(info.groupContext().groupId()), GROUP_ID_IN_USE);
        RatchetTree joined = JoinedTree.of(info, tree, settings);
        int leaf = find(joined, keyPackage.published().leafNode());
        require(leaf != info.signer(), GROUP_INFO_SIGNATURE);
        PrivateTree own = PrivateTree.joining(
                joined, leaf, keyPackage.leafForGroup(), (int) info.signer(), opened.secrets.pathSecret());
        Epoch epoch = EpochStep.joined(
                info.groupContext(), joined, opened.secrets.joinerSecret(), opened.pskSecret, settings.window());
        require(
                MessageDigest.isEqual(
                        epoch.confirmationTag.toByteArray(),
                        info.confirmationTag().toByteArray()),
                CONFIRMATION_TAG);
        opened.origin().ifPresent(id -> Succession.check(id, info, joined, origin, settings));
        return new Group(new State(
                settings, new State.Own(keyPackage.signature(), own, null), epoch, ProposalStore.EMPTY, Past.NOTHING));
    }

    private static int find(RatchetTree tree, LeafNode own) {
        int[] found = {Member.OUTSIDE};
        tree.forEachLeaf((index, leaf) -> {
            if (leaf.equals(own)) {
                found[0] = index;
            }
        });
        require(found[0] != Member.OUTSIDE, NOT_IN_TREE);
        return found[0];
    }

    /**
     * Joins by an external commit, section 12.4.3.2. The state is good once the delivery service has accepted the commit.
     *
     * @param groupInfo an {@code MLSMessage} with the group's external key
     * @param joiner who joins; if it is in the group already, that leaf is removed
     * @throws MlsException if anything does not hold
     */
    public Sent external(Bytes groupInfo, Client joiner, Bytes authenticatedData) {
        if (!(MlsMessage.of(groupInfo) instanceof GroupInfo info)) {
            throw new MlsException(WIRE_FORMAT);
        }
        require(!inUse.test(info.groupContext().groupId()), GROUP_ID_IN_USE);
        RatchetTree joined = JoinedTree.of(info, tree, settings);
        return ExternalJoin.of(info, joined, joiner, authenticatedData, settings);
    }
}
