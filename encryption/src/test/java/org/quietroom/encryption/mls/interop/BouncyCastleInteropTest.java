package org.quietroom.encryption.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.GroupSettings.Lifetimes;
import org.quietroom.encryption.mls.Joining;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * The engine and bcmls 1.84 in one group, each as creator and as committer: add, join, messages, update, remove, exporter.
 *
 * <p>Faults of bcmls that these tests walk around: its key packages never expire; it does not tell the sender of a message; it
 * has to be told its own proposals; alone in a group it fails to commit with a path (IndexOutOfBoundsException).
 */
class BouncyCastleInteropTest {
    private static final Bytes GROUP = Circle.bytes("interop");

    private CipherSuite suite = CipherSuite.of(1);
    private GroupSettings settings = Circle.SETTINGS;

    private void scene(int suiteId, boolean encrypted) {
        suite = CipherSuite.of(suiteId);
        settings = Circle.SETTINGS
                .withLifetimes(Clock.systemUTC(), Lifetimes.NEVER)
                .withHandshakes(encrypted ? Handshakes.PRIVATE : Handshakes.PUBLIC, 1);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "2,true", "3,true"})
    void aGroupThatWeMade(int suiteId, boolean encrypted) throws Exception {
        scene(suiteId, encrypted);
        Group ours = Group.create(Circle.client(suite, "ours"), GROUP, Extensions.NONE, settings);
        BouncyMember theirs = new BouncyMember(suiteId, "theirs", encrypted);
        PendingCommit add = ours.commit(CommitRequest.add(Reader.whole(theirs.keyPackage(), KeyPackage::readFrom)));
        ours = add.accept();
        theirs.join(add.welcome().orElseThrow());
        live(ours, theirs);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "2,true", "3,true"})
    void aGroupThatTheyMade(int suiteId, boolean encrypted) throws Exception {
        scene(suiteId, encrypted);
        BouncyMember theirs = new BouncyMember(suiteId, "theirs", encrypted);
        theirs.create(GROUP);
        OwnKeyPackage own = Circle.client(suite, "ours").newKeyPackage(Circle.forEver());
        BouncyMember.Commit add = theirs.commit(BouncyMember.add(own.published().encoded()));
        live(Joining.with(settings, id -> false).welcome(add.welcome(), own), theirs);
    }

    /** Both commit by turns; afterwards a third joins by either's hand, and is removed by the other's. */
    private void live(Group joined, BouncyMember theirs) throws Exception {
        Group ours = talk(joined, theirs);
        PendingCommit update = ours.commit(CommitRequest.update());
        theirs.receive(update.message());
        ours = talk(update.accept(), theirs);
        ours = talk(ours.receive(theirs.commit().message()).next(), theirs);

        Sent proposed = ours.proposeUpdate(ours.client(), Circle.NOTHING);
        theirs.receive(proposed.message());
        ours = talk(proposed.next().receive(theirs.commit().message()).next(), theirs);

        Group waiting = ours.receive(theirs.proposeUpdate()).next();
        PendingCommit commit = waiting.commit(CommitRequest.ofReceived());
        theirs.receive(commit.message());
        ours = talk(commit.accept(), theirs);

        ours = theyAddWeRemove(ours, theirs);
        weAddTheyRemove(ours, theirs);
    }

    private Group theyAddWeRemove(Group before, BouncyMember theirs) throws Exception {
        OwnKeyPackage third = Circle.client(suite, "third").newKeyPackage(Circle.forEver());
        BouncyMember.Commit add =
                theirs.commit(BouncyMember.add(third.published().encoded()));
        Group ours = talk(before.receive(add.message()).next(), theirs);
        Group joined = Joining.with(settings, id -> false).welcome(add.welcome(), third);
        assertThat(joined.epochAuthenticator()).isEqualTo(ours.epochAuthenticator());
        Bytes proposal = theirs.proposeRemove(joined.self().leaf());
        PendingCommit remove = ours.receive(proposal).next().commit(CommitRequest.ofReceived());
        joined = joined.receive(proposal).next();
        assertThat(joined.receive(remove.message())).isInstanceOf(Received.Removed.class);
        theirs.receive(remove.message());
        return talk(remove.accept(), theirs);
    }

    private void weAddTheyRemove(Group before, BouncyMember theirs) throws Exception {
        BouncyMember third = new BouncyMember(suite.id(), "third", true);
        PendingCommit add = before.commit(CommitRequest.add(Reader.whole(third.keyPackage(), KeyPackage::readFrom)));
        theirs.receive(add.message());
        third.join(add.welcome().orElseThrow());
        Group ours = talk(add.accept(), theirs);
        assertThat(third.epochAuthenticator()).isEqualTo(ours.epochAuthenticator());
        Sent proposed = ours.propose(new Proposal.Remove(ours.self().leaf()), Circle.NOTHING);
        theirs.receive(proposed.message());
        third.receive(proposed.message());
        Bytes remove = theirs.commit().message();
        third.receive(remove);
        assertThat(third.epochAuthenticator()).isEqualTo(theirs.epochAuthenticator());
        assertThat(proposed.next().receive(remove)).isInstanceOf(Received.Removed.class);
    }

    /** Both are in the same epoch with the same secrets, and read each other. */
    private static Group talk(Group before, BouncyMember theirs) throws Exception {
        assertThat(theirs.epochAuthenticator()).isEqualTo(before.epochAuthenticator());
        Bytes context = Circle.bytes("context");
        assertThat(theirs.export("label", context, 50))
                .isEqualTo(before.export("label", context, 50).reveal());
        Sent sent = before.encrypt(Circle.bytes("from us"), Circle.bytes("aad"));
        assertThat(theirs.decrypt(sent.message())).isEqualTo(Circle.bytes("from us"));
        Received.Message received = (Received.Message) sent.next().receive(theirs.encrypt(Circle.bytes("from them")));
        assertThat(received.data()).isEqualTo(Circle.bytes("from them"));
        assertThat(received.sender().leaf()).isEqualTo(theirs.leaf());
        return received.next();
    }
}
