package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.schedule.KeySchedule;
import org.quietroom.encryption.mls.schedule.NewEpoch;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.schedule.TranscriptHashes;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupContext;

/** From a commit into the epoch it begins: what creating (12.4.1) and processing (12.4.2) a commit end with alike. */
final class EpochStep {
    final Epoch epoch;
    final Secret joinerSecret;

    private EpochStep(Epoch epoch, Secret joinerSecret) {
        this.epoch = epoch;
        this.joinerSecret = joinerSecret;
    }

    /** The provisional group context: of the new epoch, but with the old confirmed transcript hash. */
    static GroupContext provisional(GroupContext before, Bytes treeHash, Extensions extensions) {
        return new GroupContext(
                before.cipherSuite(),
                before.groupId(),
                before.epoch() + 1,
                treeHash,
                before.confirmedTranscriptHash(),
                extensions);
    }

    /**
     * @param commit signed; its confirmation tag is of no account
     * @param tree of the new epoch
     */
    static EpochStep into(
            GroupContext before,
            Bytes interimBefore,
            RatchetTree tree,
            Extensions extensions,
            AuthenticatedContent commit,
            Secret initSecret,
            Secret commitSecret,
            Secret pskSecret,
            Window window) {
        CipherSuite suite = tree.suite();
        Bytes confirmed = TranscriptHashes.confirmed(suite, interimBefore, commit.confirmedTranscriptHashInput());
        GroupContext context = new GroupContext(
                before.cipherSuite(), before.groupId(), before.epoch() + 1, tree.treeHash(), confirmed, extensions);
        Secret joiner = KeySchedule.joinerSecret(suite, initSecret, commitSecret, context.encoded());
        return new EpochStep(joined(context, tree, joiner, pskSecret, window), joiner);
    }

    /** The epoch that a joiner secret leads into. */
    static Epoch joined(GroupContext context, RatchetTree tree, Secret joiner, Secret pskSecret, Window window) {
        return of(context, tree, KeySchedule.epoch(tree.suite(), joiner, pskSecret, context.encoded()), window);
    }

    /** An epoch with its confirmation tag and interim transcript hash. */
    static Epoch of(GroupContext context, RatchetTree tree, NewEpoch keys, Window window) {
        CipherSuite suite = tree.suite();
        Bytes confirmed = context.confirmedTranscriptHash();
        Bytes tag = suite.mac(keys.secrets().confirmationKey(), confirmed);
        return new Epoch(
                context,
                tree,
                keys.secrets(),
                SecretTree.of(suite, keys.encryptionSecret(), tree.leaves(), window),
                TranscriptHashes.interim(suite, confirmed, tag),
                tag);
    }
}
