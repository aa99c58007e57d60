package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_REMOVED;
import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_UPDATES_SELF;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_BY_REFERENCE;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_PROPOSALS;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_INIT_IN_MEMBER_COMMIT;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_CONTEXT_EXTENSIONS_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CHANGED_TWICE;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_NOT_ALONE;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProposalOrRef;
import org.quietroom.encryption.mls.wire.Sender;

/** The proposals of a commit, validated as a list (section 12.2). Single ones are judged by {@link ProposalRules}. */
final class ProposalList {
    private final List<SentProposal> all;

    private ProposalList(List<SentProposal> all) {
        this.all = List.copyOf(all);
    }

    List<SentProposal> all() {
        return all;
    }

    /** @throws MlsException PROPOSAL_UNKNOWN, or EXTERNAL_COMMIT_BY_REFERENCE */
    static ProposalList of(Commit commit, Sender committer, ProposalStore store) {
        List<SentProposal> resolved = new ArrayList<>();
        for (ProposalOrRef each : commit.proposals()) {
            if (each instanceof ProposalOrRef.ByValue byValue) {
                resolved.add(new SentProposal(byValue.proposal(), committer, null, null));
            } else if (each instanceof ProposalOrRef.ByReference byReference) {
                require(committer instanceof Sender.Member, EXTERNAL_COMMIT_BY_REFERENCE);
                resolved.add(store.find(byReference.reference()).orElseThrow(() -> new MlsException(PROPOSAL_UNKNOWN)));
            }
        }
        return new ProposalList(resolved);
    }

    static ProposalList of(List<SentProposal> proposals) {
        return new ProposalList(proposals);
    }

    /** As the commit names them. */
    List<ProposalOrRef> committed() {
        List<ProposalOrRef> committed = new ArrayList<>();
        for (SentProposal each : all) {
            Bytes reference = each.reference;
            committed.add(
                    reference == null
                            ? new ProposalOrRef.ByValue(each.proposal)
                            : new ProposalOrRef.ByReference(reference));
        }
        return committed;
    }

    <P extends Proposal> List<P> only(Class<P> type) {
        return all.stream()
                .map(each -> each.proposal)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether section 12.4 demands a path: any type but add, psk and reinit, or no proposal at all. */
    boolean needsPath() {
        return all.isEmpty()
                || all.stream()
                        .map(each -> each.proposal)
                        .anyMatch(proposal -> !(proposal instanceof Proposal.Add)
                                && !(proposal instanceof Proposal.PreSharedKey)
                                && !(proposal instanceof Proposal.ReInit));
    }

    /** The list of a member's commit. */
    void checkByMember(long committer) {
        require(only(Proposal.ExternalInit.class).isEmpty(), EXTERNAL_INIT_IN_MEMBER_COMMIT);
        require(only(Proposal.GroupContextExtensions.class).size() <= 1, GROUP_CONTEXT_EXTENSIONS_REPEATED);
        require(all.size() <= 1 || only(Proposal.ReInit.class).isEmpty(), REINIT_NOT_ALONE);
        checkPsks();
        Set<Long> leaves = new HashSet<>();
        Set<Bytes> clients = new HashSet<>();
        for (SentProposal each : all) {
            if (each.proposal instanceof Proposal.Update && each.sender instanceof Sender.Member sender) {
                require(sender.leafIndex() != committer, COMMITTER_UPDATES_SELF);
                require(leaves.add(sender.leafIndex()), LEAF_CHANGED_TWICE);
            } else if (each.proposal instanceof Proposal.Remove remove) {
                require(remove.removed() != committer, COMMITTER_REMOVED);
                require(leaves.add(remove.removed()), LEAF_CHANGED_TWICE);
            } else if (each.proposal instanceof Proposal.Add add) {
                require(clients.add(add.keyPackage().leafNode().signatureKey()), KEY_PACKAGE_REPEATED);
            }
        }
    }

    /** The list of an external commit. */
    void checkExternal() {
        int inits = only(Proposal.ExternalInit.class).size();
        int removes = only(Proposal.Remove.class).size();
        int psks = only(Proposal.PreSharedKey.class).size();
        require(inits == 1 && removes <= 1 && inits + removes + psks == all.size(), EXTERNAL_COMMIT_PROPOSALS);
        checkPsks();
    }

    private void checkPsks() {
        Set<PreSharedKeyId> ids = new HashSet<>();
        for (Proposal.PreSharedKey psk : only(Proposal.PreSharedKey.class)) {
            require(ids.add(psk.psk()), PSK_REPEATED);
        }
    }
}
