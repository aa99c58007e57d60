package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;

/** The valid proposals that were sent in an epoch, by reference, in their order; section 12.1. Immutable. */
final class ProposalStore {
    /** More than this many in an epoch are refused: they are kept until a commit. */
    static final int MOST = 10_000;

    static final ProposalStore EMPTY = new ProposalStore(List.of());

    private final List<SentProposal> all;

    private ProposalStore(List<SentProposal> all) {
        this.all = all;
    }

    List<SentProposal> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** With one more; the same one again changes nothing. */
    ProposalStore with(SentProposal proposal) {
        if (find(requireNonNull(proposal.reference)).isPresent()) {
            return this;
        }
        MlsException.require(all.size() < MOST, Rejection.TOO_MANY_PROPOSALS);
        List<SentProposal> more = new ArrayList<>(all);
        more.add(proposal);
        return new ProposalStore(List.copyOf(more));
    }

    Optional<SentProposal> find(Bytes reference) {
        return all.stream()
                .filter(proposal -> reference.equals(proposal.reference))
                .findFirst();
    }

    /** Overwrites the keys of one's own Updates, but for that which was committed. */
    void destroyAllBut(HpkeKeys committed) {
        for (SentProposal proposal : all) {
            if (proposal.own != null && proposal.own.keys != committed) {
                proposal.own.keys.destroy();
            }
        }
    }

    void store(Writer out) {
        out.list(all, (to, proposal) -> {
            to.opaque(requireNonNull(proposal.reference)).put(proposal.sender).put(proposal.proposal);
            OwnLeaf own = proposal.own;
            to.optional(own == null ? null : own::store);
        });
    }

    static ProposalStore restore(CipherSuite suite, Reader in) {
        return new ProposalStore(in.list(each -> {
            Bytes reference = each.opaque();
            Sender sender = Sender.readFrom(each);
            Proposal proposal = Proposal.readFrom(each);
            return new SentProposal(proposal, sender, reference, each.optional(own -> OwnLeaf.restore(suite, own)));
        }));
    }
}
