package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.quietroom.encryption.mls.failure.MlsException;
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

    /** @param check throws if a list makes no valid commit */
    static ProposalList of(long committer, List<Proposal> own, ProposalStore store, Consumer<ProposalList> check) {
        ProposalChoice choice = new ProposalChoice(committer);
        List<SentProposal> chosen = new ArrayList<>();
        for (Proposal proposal : own) {
            SentProposal sent = new SentProposal(proposal, new Sender.Member(committer), null, null);
            choice.fits(sent);
            chosen.add(sent);
        }
        List<SentProposal> received = choice.fitting(store);
        boolean alone = chosen.size() + received.size() == 1;
        received.removeIf(each -> !alone && each.proposal instanceof Proposal.ReInit);
        return valid(chosen, received, check);
    }

    /** Those received that fit: removals first, then the newest of the rest; in the order they were sent. */
    private List<SentProposal> fitting(ProposalStore store) {
        List<SentProposal> newestFirst = new ArrayList<>(store.all());
        Collections.reverse(newestFirst);
        Set<SentProposal> fitting = new HashSet<>();
        for (boolean removals : new boolean[] {true, false}) {
            for (SentProposal each : newestFirst) {
                if (each.proposal instanceof Proposal.Remove == removals && fits(each)) {
                    fitting.add(each);
                }
            }
        }
        List<SentProposal> inOrder = new ArrayList<>(store.all());
        inOrder.removeIf(each -> !fitting.contains(each));
        return inOrder;
    }

    /** All of them; or if one that was received spoils the commit, those that do not. */
    private static ProposalList valid(
            List<SentProposal> own, List<SentProposal> received, Consumer<ProposalList> check) {
        List<SentProposal> chosen = new ArrayList<>(own);
        chosen.addAll(received);
        if (received.isEmpty() || holds(chosen, check)) {
            return ProposalList.of(chosen);
        }
        chosen = new ArrayList<>(own);
        for (SentProposal each : received) {
            chosen.add(each);
            if (!holds(chosen, check)) {
                chosen.remove(each);
            }
        }
        return ProposalList.of(chosen);
    }

    private static boolean holds(List<SentProposal> proposals, Consumer<ProposalList> check) {
        try {
            check.accept(ProposalList.of(proposals));
            return true;
        } catch (MlsException e) {
            return false;
        }
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
