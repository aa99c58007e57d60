package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.ReceivedPath;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.UpdatePath;

/** A member who was removed reads nothing of what comes after, with all that it held before. */
class RemovedMemberTest {
    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    void whoWasRemovedIsToldSoAndReadsNothing(CipherSuite suite) {
        Circle circle = Circle.of(suite, Circle.SETTINGS, "circle", 5);
        circle.say(3, "before");
        Group before = circle.member(3);
        PendingCommit pending = circle.member(1).commit(CommitRequest.remove(3));
        circle.members.remove(3);
        circle.members.put(1, pending.accept());

        assertThat(before.receive(pending.message())).isInstanceOf(Received.Removed.class);
        Bytes message =
                circle.member(1).encrypt(Circle.bytes("after"), Circle.NOTHING).message();
        refused(Rejection.EPOCH_FUTURE, () -> before.receive(message));
        for (int leaf : List.of(0, 2, 4)) {
            Group next = circle.member(leaf).receive(pending.message()).next();
            assertThat(next.epochAuthenticator()).isEqualTo(circle.member(1).epochAuthenticator());
            assertThat(((Received.Message) next.receive(message)).data()).isEqualTo(Circle.bytes("after"));
        }
    }

    /** What a Remove needs a path for: without one, what the removed member holds would lead into the next epoch. */
    @Test
    void theKeysOfWhoWasRemovedOpenNoPartOfTheCommit() {
        GroupSettings open = Circle.SETTINGS.withHandshakes(Handshakes.PUBLIC, 1);
        for (int removed = 0; removed < 8; removed++) {
            Circle circle = Circle.of(CipherSuite.of(1), open, "circle", 8);
            circle.commit(2, CommitRequest.update());
            circle.commit(6, CommitRequest.update());
            int committer = (removed + 3) % 8;
            State held = circle.member(removed).state();
            PendingCommit pending = circle.member(committer).commit(CommitRequest.remove(removed));

            UpdatePath path = path(pending);
            RatchetTree tree = held.epoch.tree.remove(removed);
            ReceivedPath received = ReceivedPath.merge(tree, committer, path, Set.of());
            Bytes context = EpochStep.provisional(
                            held.epoch.context, received.tree().treeHash(), held.epoch.context.extensions())
                    .encoded();
            for (int leaf = 0; leaf < 8; leaf++) {
                if (leaf != committer && leaf != removed) {
                    assertThat(circle.member(leaf).receive(pending.message())).isInstanceOf(Received.Committed.class);
                }
            }
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> received.open(held.own.tree, context));
        }
    }

    @Test
    void aRemovalThatSomebodyElseProposedRenewsTheCommittersKeys() {
        GroupSettings open = Circle.SETTINGS.withHandshakes(Handshakes.PUBLIC, 1);
        Circle circle = Circle.of(CipherSuite.of(1), open, "circle", 4);
        Sent proposal = circle.member(2).propose(new Proposal.Remove(1), Circle.NOTHING);
        PendingCommit pending =
                circle.member(0).receive(proposal.message()).next().commit(CommitRequest.ofReceived());
        assertThat(path(pending).nodes()).isNotEmpty();
        assertThat(circle.member(1).receive(proposal.message()).next().receive(pending.message()))
                .isInstanceOf(Received.Removed.class);
    }

    /** Post-compromise security: who copied a member's whole state is out once that member renewed its keys. */
    @Test
    void aCopyOfAMembersStateIsWorthlessOnceTheMemberRenewedItsKeys() {
        Circle circle = Circle.of(4);
        Aead aead = TestAead.create();
        Bytes stolen = circle.member(2).save(aead);
        circle.commit(2, CommitRequest.update());
        PendingCommit next = circle.member(0).commit(CommitRequest.update());
        Group thief = Group.restore(stolen, Circle.bytes("circle"), aead, Circle.SETTINGS);
        refused(Rejection.EPOCH_FUTURE, () -> thief.receive(next.message()));
        circle.members.put(0, next.accept());
        Bytes message =
                circle.member(0).encrypt(Circle.bytes("text"), Circle.NOTHING).message();
        refused(Rejection.EPOCH_FUTURE, () -> thief.receive(message));
    }

    private static UpdatePath path(PendingCommit pending) {
        Commit commit = (Commit)
                ((PublicMessage) MlsMessage.of(pending.message())).content().content();
        UpdatePath path = commit.path();
        assertThat(path).isNotNull();
        return path;
    }

    private static void refused(Rejection reason, ThrowingCallable step) {
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(step)
                .extracting(MlsException::reason)
                .isEqualTo(reason);
    }
}
