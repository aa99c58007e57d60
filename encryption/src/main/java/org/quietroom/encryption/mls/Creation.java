package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.time.Duration;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.schedule.KeySchedule;
import org.quietroom.encryption.mls.schedule.TranscriptHashes;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;

/** Group creation, section 11. */
final class Creation {
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private Creation() {}

    static Group of(Client creator, Bytes groupId, Extensions extensions, GroupSettings settings) {
        CipherSuite suite = creator.suite();
        HpkeKeys keys = suite.generateHpkeKeys();
        long from = settings.clock().instant().minus(CLOCK_SKEW).getEpochSecond();
        Lifetime lifetime = new Lifetime(from, from + settings.longestLifetime().toSeconds());
        LeafNode leaf = creator.leaf(keys.publicKey(), new LeafNodeSource.InKeyPackage(lifetime), groupId, 0);
        RatchetTree tree = RatchetTree.of(suite, leaf);
        extensions.check();
        TreeRules.checkMembersFit(tree, extensions);
        Validation validation = Validation.inGroup(settings, suite, groupId, extensions);
        validation.leaves().checkInKeyPackage(leaf);
        validation.credential(leaf);
        validation.externalSenders(extensions, Extensions.NONE);
        GroupContext context =
                new GroupContext(suite.id(), groupId, 0, tree.treeHash(), TranscriptHashes.INITIAL, extensions);
        Epoch epoch = EpochStep.of(context, tree, KeySchedule.firstEpoch(suite), settings.window());
        State.Own own = new State.Own(creator.keys(), PrivateTree.of(0, keys), null);
        return new Group(new State(settings, own, epoch, ProposalStore.EMPTY, Past.NOTHING));
    }
}
