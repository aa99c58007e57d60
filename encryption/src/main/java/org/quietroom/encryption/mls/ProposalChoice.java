package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;

/**
 * Which proposals a committer takes up (sections 12.2 and 12.4): its own by value, and of those received the ones that fit beside
 * them, a Remove before an Update of the same leaf, the newest of several, a ReInit only alone.
 */
final class ProposalChoice {
    private final long committer;
    private final Set<Long> leaves = new HashSet<>();
    private final Set<Bytes> clients = new HashSet<>();
    private final Set<Object> others = new HashSet<>();

    private ProposalChoice(long committer) {
        this.committer = committer;
    }

    static ProposalList of(long committer, List<Proposal> own, ProposalStore store) {
        ProposalChoice choice = new ProposalChoice(committer);
        List<SentProposal> chosen = new ArrayList<>();
        for (Proposal proposal : own) {
            SentProposal sent = new SentProposal(proposal, new Sender.Member(committer), null, null);
            choice.fits(sent);
            chosen.add(sent);
        }
        List<SentProposal> received = new ArrayList<>(store.all());
        Collections.reverse(received);
        List<SentProposal> fitting = new ArrayList<>();
        received.stream()
                .filter(each -> each.proposal instanceof Proposal.Remove && choice.fits(each))
                .forEach(fitting::add);
        received.stream()
                .filter(each -> !(each.proposal instanceof Proposal.Remove) && choice.fits(each))
                .forEach(fitting::add);
        store.all().stream().filter(fitting::contains).forEach(chosen::add);
        boolean alone = chosen.size() == 1 || own.stream().anyMatch(Proposal.ReInit.class::isInstance);
        if (!alone) {
            chosen.removeIf(each -> each.proposal instanceof Proposal.ReInit);
        }
        return ProposalList.of(chosen);
    }

    /** Whether nothing chosen before stands in the way. */
    private boolean fits(SentProposal each) {
        Proposal proposal = each.proposal;
        if (proposal instanceof Proposal.Remove remove) {
            return remove.removed() != committer && leaves.add(remove.removed());
        } else if (proposal instanceof Proposal.Update && each.sender instanceof Sender.Member sender) {
            return sender.leafIndex() != committer && leaves.add(sender.leafIndex());
        } else if (proposal instanceof Proposal.Add add) {
            return clients.add(add.keyPackage().leafNode().signatureKey());
        } else if (proposal instanceof Proposal.PreSharedKey psk) {
            return others.add(psk.psk());
        }
        return others.add(proposal.getClass());
    }
}
