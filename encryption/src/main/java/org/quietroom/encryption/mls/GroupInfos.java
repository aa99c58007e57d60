package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.ExtensionType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupInfo;

/** Making group infos, section 12.4.3. */
final class GroupInfos {
    private GroupInfos() {}

    /**
     * @param withTree whether the ratchet tree is in it
     * @param forExternalJoins whether the external key is in it, with which anybody who gets it can join
     */
    static GroupInfo of(Epoch epoch, SignatureKeys signer, int leaf, boolean withTree, boolean forExternalJoins) {
        Extensions extensions = Extensions.NONE;
        if (withTree) {
            extensions = extensions.with(ExtensionType.RATCHET_TREE, epoch.tree.encoded());
        }
        if (forExternalJoins) {
            Bytes externalPub = epoch.secrets.external().publicKey();
            extensions = extensions.with(
                    ExtensionType.EXTERNAL_PUB, new Writer().opaque(externalPub).toBytes());
        }
        return GroupInfo.signed(signer, epoch.context, extensions, epoch.confirmationTag, leaf);
    }
}
