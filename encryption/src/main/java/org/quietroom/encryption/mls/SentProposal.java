package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;

/** A proposal with the one who made it. */
final class SentProposal {
    final Proposal proposal;
    final Sender sender;

    /** Its {@code ProposalRef}; null if it stands in the commit itself. */
    final @Nullable Bytes reference;

    /** Of an Update of one's own. */
    final @Nullable OwnLeaf own;

    SentProposal(Proposal proposal, Sender sender, @Nullable Bytes reference, @Nullable OwnLeaf own) {
        this.proposal = proposal;
        this.sender = sender;
        this.reference = reference;
        this.own = own;
    }
}
