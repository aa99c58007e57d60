package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_FUTURE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_GONE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_PAST;
import static org.quietroom.encryption.mls.failure.Rejection.REINITIALIZED;
import static org.quietroom.encryption.mls.failure.Rejection.WIRE_FORMAT;
import static org.quietroom.encryption.mls.failure.Rejection.WRONG_GROUP;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.ContentType;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;

/** What a member does with a message, sections 6, 12.1 and 14. Either all of it is accepted, or nothing changes. */
final class Receiving {
    private final State state;
    private final Epoch epoch;

    Receiving(State state) {
        this.state = state;
        this.epoch = state.epoch;
    }

    Received receive(Bytes message) {
        MlsMessage read = MlsMessage.of(message);
        if (read instanceof PrivateMessage secret) {
            return receive(secret);
        } else if (read instanceof PublicMessage open) {
            checkPlace(open.content().groupId(), open.content().epoch());
            AuthenticatedContent verified = Unframing.verify(epoch, open);
            return accept(verified, Unframing.sender(epoch, verified), null);
        }
        throw new MlsException(WIRE_FORMAT);
    }

    private Received receive(PrivateMessage message) {
        require(message.groupId().equals(epoch.groupId()), WRONG_GROUP);
        if (message.contentType() == ContentType.APPLICATION
                && Long.compareUnsigned(message.epoch(), epoch.number()) < 0) {
            return late(message);
        }
        checkPlace(message.groupId(), message.epoch());
        Unframing.Opened opened = Unframing.open(
                state.suite(),
                message,
                epoch.secrets.senderData(),
                epoch.messages,
                Roster.of(epoch.tree),
                epoch.encodedContext);
        Received received = accept(opened.content, opened.sender, opened.step);
        if (!(received instanceof Received.Removed)) {
            opened.step.destroyConsumed();
        }
        return received;
    }

    /** Application data of an epoch that is over. */
    private Received late(PrivateMessage message) {
        PastEpoch past = state.past.epoch(message.epoch()).orElseThrow(() -> new MlsException(EPOCH_GONE));
        Unframing.Opened opened = Unframing.open(
                state.suite(), message, past.senderData, past.messages, past.roster, past.encodedContext);
        Received received = data(state.with(past.with(opened.step.after())), opened.content.content(), opened.sender);
        opened.step.destroyConsumed();
        return received;
    }

    private void checkPlace(Bytes groupId, long number) {
        require(groupId.equals(epoch.groupId()), WRONG_GROUP);
        int ahead = Long.compareUnsigned(number, epoch.number());
        require(ahead <= 0, EPOCH_FUTURE);
        require(ahead == 0, EPOCH_PAST);
        require(state.own.reInit == null, REINITIALIZED);
    }

    /** @param step that opened the message, null if it was public */
    private Received accept(AuthenticatedContent message, Member sender, SecretTree.@Nullable Step step) {
        Content content = message.content().content();
        State after = step == null ? state : state.with(step.after());
        if (content instanceof ApplicationData) {
            return data(after, message.content(), sender);
        } else if (content instanceof Proposal proposal) {
            return proposed(after, message, proposal, sender);
        }
        return new CommitProcessing(after, message, (Commit) content).process();
    }

    private static Received data(State after, FramedContent content, Member sender) {
        return new Received.Message(
                new Group(after),
                sender,
                ((ApplicationData) content.content()).data(),
                content.authenticatedData(),
                content.epoch());
    }

    private Received proposed(State after, AuthenticatedContent message, Proposal proposal, Member sender) {
        Bytes reference = message.proposalReference(state.suite());
        SentProposal sent = new SentProposal(proposal, message.content().sender(), reference, null);
        new ProposalRules(epoch.tree, epoch.context.extensions(), state.validation(), PreSharedKeyId.Usage.APPLICATION)
                .check(sent);
        return new Received.Proposed(
                new Group(after.with(state.proposals.with(sent))),
                sender,
                proposal,
                reference,
                message.content().authenticatedData());
    }
}
