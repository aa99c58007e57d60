package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_WITHOUT_PATH;
import static org.quietroom.encryption.mls.failure.Rejection.CONTENT;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_FUTURE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_GONE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_PAST;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_BY_REFERENCE;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_PROPOSALS;
import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_TOO_FAR;
import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_USED;
import static org.quietroom.encryption.mls.failure.Rejection.MEMBERSHIP_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.MESSAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_DATA;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_TYPE;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.WRONG_GROUP;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProposalOrRef;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;

/** Forged messages, RFC 9420 section 6. */
class ForgedMessagesTest extends ForgedInput {
    private static final Aead AEAD = TestAead.create();

    @Test
    void anHonestForgersWorkIsAccepted() {
        assertThat(circle.member(2).receive(forger.commitWithPath(ForgedInput::asItIs)))
                .isInstanceOf(Received.Committed.class);
        assertThat(receiver.receive(forger.data(1, forger.key(1, 0), 5))).isInstanceOf(Received.Message.class);
    }

    @Test
    void messageKeys() {
        long start = System.nanoTime();
        for (long generation : new long[] {1L << 31, (1L << 32) - 1, 1_000_000, 1_001}) {
            refused(GENERATION_TOO_FAR, forger.dataUnderAnyKey(1, generation));
        }
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(2_000_000_000L);
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey(3, 0));
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey(5, 0));
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey((1L << 32) - 1, 0));
        refused(MESSAGE_SIGNATURE, forger.data(2, forger.key(2, 0), 0));
        refused(CONTENT, forger.data(2, forger.key(1, 0), 0));
    }

    @Test
    void messagesOfAnotherPlaceOrTime() {
        Circle other = Circle.of(SUITE, OPEN, "other", 2);
        refused(
                WRONG_GROUP,
                other.member(0).encrypt(Circle.bytes("text"), Circle.NOTHING).message());
        refused(WRONG_GROUP, other.member(1).commit(CommitRequest.update()).message());
        PrivateMessage honest = (PrivateMessage) MlsMessage.of(forger.data(1, forger.key(1, 0), 0));
        refused(EPOCH_FUTURE, at(honest, honest.groupId(), honest.epoch() + 1));
        refused(EPOCH_FUTURE, at(honest, honest.groupId(), -1));
        refused(SENDER_DATA, at(honest, honest.groupId(), honest.epoch() - 1));
        refused(EPOCH_GONE, at(honest, honest.groupId(), 0));
        refused(WRONG_GROUP, at(honest, Circle.bytes("cycle"), honest.epoch()));
        PublicMessage proposal = (PublicMessage) MlsMessage.of(forger.proposal(new Proposal.Remove(2)));
        refused(
                MEMBERSHIP_TAG,
                new PublicMessage(proposal.content(), proposal.auth(), Bytes.copyFrom(new byte[32])).message());
    }

    @Test
    void replays() {
        Bytes data = forger.data(1, forger.key(1, 0), 0);
        Group next = receiver.receive(data).next();
        refused(GENERATION_USED, next, data);
        Group restored = Group.restore(next.save(AEAD), Circle.bytes("circle"), AEAD, OPEN);
        refused(GENERATION_USED, restored, data);
        Bytes commit = new Forger(circle.member(2)).commitWithPath(ForgedInput::asItIs);
        Group later = next.receive(commit).next();
        refused(EPOCH_PAST, later, commit);
        refused(GENERATION_USED, later, data);
    }

    @Test
    void senders() {
        Proposal.Remove remove = new Proposal.Remove(2);
        refused(MESSAGE_SIGNATURE, from(new Sender.Member(2), remove));
        refused(SENDER_UNKNOWN, from(new Sender.Member(3), remove));
        refused(SENDER_UNKNOWN, from(new Sender.External(0), remove));
        refused(SENDER_UNKNOWN, from(new Sender.External((1L << 32) - 1), remove));
        refused(SENDER_TYPE, from(new Sender.NewMemberProposal(), remove));
        refused(SENDER_TYPE, from(new Sender.NewMemberCommit(), remove));
        Commit commit = new Commit(List.of(), forger.path().path());
        refused(SENDER_TYPE, from(new Sender.NewMemberProposal(), commit));
        refused(SENDER_TYPE, from(new Sender.External(0), commit));
        refused(COMMIT_WITHOUT_PATH, from(new Sender.NewMemberCommit(), new Commit(List.of(), null)));
        refused(EXTERNAL_COMMIT_PROPOSALS, from(new Sender.NewMemberCommit(), commit));
        refused(
                EXTERNAL_COMMIT_BY_REFERENCE,
                from(
                        new Sender.NewMemberCommit(),
                        new Commit(List.of(new ProposalOrRef.ByReference(Circle.bytes("ref"))), commit.path())));
    }

    private Bytes from(Sender sender, Content content) {
        return forger.message(content, forger.state.epoch.tree, Secret.zeros(32), sender);
    }

    private static Bytes at(PrivateMessage message, Bytes groupId, long epoch) {
        return new PrivateMessage(
                        groupId,
                        epoch,
                        message.contentType(),
                        message.authenticatedData(),
                        message.encryptedSenderData(),
                        message.ciphertext())
                .message();
    }
}
