package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.People.NOTHING;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_PROPOSALS;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_REMOVES_STRANGER;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_SENDER;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_EPOCH;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.REINITIALIZED;
import static org.quietroom.encryption.mls.failure.Rejection.SUITE_UNSUPPORTED;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.ExternalInit;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.framing.PublicFraming;
import org.quietroom.encryption.mls.schedule.TranscriptHashes;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.PreSharedKeyId.Usage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** What nobody from outside may do, whatever they sign: external commits (section 12.2), proposals (12.1.8), successors (11.2). */
class ForgedFromOutsideTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);

    private final People people = People.ofSuite1();
    private final Table table = Table.of(people, people.settings().withRules(CommitRules.ANY), "ann", "bob", "cleo");

    @Test
    void anExternalCommitDoesWhatAJoinerMayAndNoMore() {
        Client dan = people.client("dan");
        assertThat(table.get("cleo").receive(joins(dan))).isInstanceOf(Received.Committed.class);
        Proposal.Remove cleo = new Proposal.Remove(table.leaf("cleo"));
        refused(EXTERNAL_COMMIT_REMOVES_STRANGER, joins(dan, cleo));
        refused(EXTERNAL_COMMIT_PROPOSALS, joins(dan, cleo, new Proposal.Remove(table.leaf("ann"))));
        refused(
                EXTERNAL_COMMIT_PROPOSALS,
                joins(dan, new Proposal.Add(people.keyPackage("eve").published())));
        refused(EXTERNAL_COMMIT_PROPOSALS, joins(dan, new Proposal.GroupContextExtensions(Extensions.NONE)));
        refused(EXTERNAL_COMMIT_PROPOSALS, joins(dan, new Proposal.ReInit(text("next"), 1, 1, Extensions.NONE)));
        refused(EXTERNAL_COMMIT_PROPOSALS, joins(dan, new Proposal.ExternalInit(NOTHING)));
        Bytes nonce = SUITE.random(SUITE.hashLength()).reveal();
        refused(
                PSK_UNKNOWN,
                joins(dan, new Proposal.PreSharedKey(new PreSharedKeyId.External(text("unknown"), nonce))));
    }

    private void refused(Rejection reason, Bytes message) {
        Refusal.refused(reason, () -> table.get("bob").receive(message));
    }

    /** An external commit with whatever beside its ExternalInit. */
    private Bytes joins(Client joiner, Proposal... beside) {
        GroupInfo info = (GroupInfo) MlsMessage.of(table.get("ann").groupInfo(true, true));
        ExternalInit init = SUITE.externalInit(requireNonNull(info.extensions().externalPub()));
        List<SentProposal> all = new ArrayList<>();
        all.add(byJoiner(new Proposal.ExternalInit(init.kemOutput())));
        for (Proposal proposal : beside) {
            all.add(byJoiner(proposal));
        }
        ProposalList proposals = ProposalList.of(all);
        State member = table.get("ann").state();
        GroupContext context = info.groupContext();
        Applied applied = Applied.of(
                proposals,
                member.epoch.tree,
                context.groupId(),
                context.extensions(),
                member.settings,
                Usage.APPLICATION);
        Secret none = Secret.zeros(SUITE.hashLength());
        Committing.Made made = new Committing(
                        context,
                        TranscriptHashes.interim(SUITE, context.confirmedTranscriptHash(), info.confirmationTag()),
                        proposals,
                        applied,
                        new Sender.NewMemberCommit(),
                        applied.tree.nextLeaf())
                .make(
                        joiner.keys(),
                        joiner,
                        true,
                        WireFormat.PUBLIC_MESSAGE,
                        NOTHING,
                        init.initSecret(),
                        none,
                        member.settings.window());
        return PublicFraming.protect(SUITE, made.commit, none, context.encoded())
                .message();
    }

    private static SentProposal byJoiner(Proposal proposal) {
        return new SentProposal(proposal, new Sender.NewMemberCommit(), null, null);
    }

    @Test
    void anExternalSenderProposesNothingForALeafOfItsOwn() {
        Client service = people.client("service");
        table.admit("ann", service);
        refused(PROPOSAL_SENDER, proposes(service, new Proposal.ExternalInit(NOTHING)));
        refused(
                PROPOSAL_SENDER,
                proposes(service, new Proposal.Update(table.get("cleo").state().ownLeaf())));
    }

    private Bytes proposes(Client service, Proposal proposal) {
        Group group = table.get("bob");
        FramedContent content =
                new FramedContent(group.groupId(), group.epoch(), new Sender.External(0), NOTHING, proposal);
        Bytes signature = ContentAuthentication.sign(service.keys(), WireFormat.PUBLIC_MESSAGE, content, NOTHING);
        return new PublicMessage(content, new FramedContentAuthData(signature, null), null).message();
    }

    @Test
    void aGroupInfoOfASuiteThatIsNotHere() {
        GroupInfo info = (GroupInfo) MlsMessage.of(table.get("ann").groupInfo(true, true));
        GroupContext context = info.groupContext();
        GroupInfo other = GroupInfo.signed(
                table.get("ann").client().keys(),
                new GroupContext(
                        4,
                        context.groupId(),
                        context.epoch(),
                        context.treeHash(),
                        context.confirmedTranscriptHash(),
                        context.extensions()),
                info.extensions(),
                info.confirmationTag(),
                info.signer());
        Refusal.refused(
                SUITE_UNSUPPORTED,
                () -> Joining.with(table.settings, id -> false)
                        .external(other.message(), people.client("dan"), NOTHING));
    }

    @Test
    void aGroupThatWasReInitialisedTakesNothingAndItsSuccessorIsOfItsLastEpoch() {
        table.commit("bob", CommitRequest.of(List.of(new Proposal.ReInit(text("next"), 1, 1, Extensions.NONE))));
        Forger cleo = new Forger(table.get("cleo"));
        refused(REINITIALIZED, cleo.data(table.leaf("cleo"), cleo.key(table.leaf("cleo"), 0), 0));
        refused(REINITIALIZED, cleo.proposal(new Proposal.Remove(0)));

        Group ann = table.get("ann");
        OwnKeyPackage bob = people.keyPackage("bob");
        OwnKeyPackage again = people.keyPackage("cleo");
        Joining joining = Joining.with(table.settings, id -> false).from(table.get("bob"));
        assertThat(joining.welcome(successor(ann.epoch(), bob, again), bob).epoch())
                .isEqualTo(1);
        Refusal.refused(PSK_EPOCH, () -> joining.welcome(successor(ann.epoch() - 1, bob, again), bob));
    }

    /** The Welcome to the group that follows, by the resumption key of an epoch. */
    private Bytes successor(long epoch, OwnKeyPackage... others) {
        Group old = table.get("ann");
        List<Proposal> proposals = new ArrayList<>();
        for (OwnKeyPackage other : others) {
            proposals.add(new Proposal.Add(other.published()));
        }
        proposals.add(new Proposal.PreSharedKey(PskLookup.resumption(SUITE, Usage.REINIT, old.groupId(), epoch)));
        Group created = Group.create(people.client("ann"), text("next"), Extensions.NONE, table.settings);
        return MemberCommit.of(created.state(), CommitRequest.of(proposals), Usage.REINIT, old.state())
                .welcome()
                .orElseThrow();
    }
}
