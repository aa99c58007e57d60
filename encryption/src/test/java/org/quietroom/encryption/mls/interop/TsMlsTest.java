package org.quietroom.encryption.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.Joining;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.interop.Gathering.Kind;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProtocolVersion;

/**
 * All else that ts-mls 1.6.4 can do, with the engine: suites 1 to 3, public handshakes, proposals by reference, external keys, ReInit,
 * branches.
 *
 * <p>What it gets wrong, and no test here can ask of it:
 *
 * <ul>
 *   <li>A commit of GroupContextExtensions has no path, which section 12.4 demands: the engine refuses it.
 *   <li>{@code external_pub} is written without its length (section 12.4.3.2), so nobody else's members can join by an external commit, nor
 *       it to theirs.
 *   <li>Its P-256 signature keys are compressed points (section 5.1.1 knows uncompressed ones alone); the tests give it its own, uncompressed.
 *   <li>It has no way to keep the private key of an Update of its own.
 *   <li>Trees whose unmerged leaves differ from parent to parent are refused by who joins (section 7.9 asks for less), and who joins by a
 *       commit that also removes may lack keys; the layer of encryption/web checks trees itself, and never adds and removes at once.
 *   <li>Every credential is accepted unless it is told otherwise, and no sender is in its result.
 * </ul>
 */
class TsMlsTest {
    private static NodePeer node;

    private final EngineParticipant ours = new EngineParticipant("ours");
    private final TsParticipant theirs = TsParticipant.plain(node, "theirs", 1, false);

    @BeforeAll
    static void start() {
        node = new NodePeer();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,true", "2,false", "2,true", "3,false", "3,true"})
    void suitesAndPublicHandshakes(int suite, boolean open) throws Exception {
        var settings = EngineParticipant.SETTINGS.withHandshakes(
                open ? Handshakes.PUBLIC : Handshakes.PRIVATE, open ? 1 : 256);
        Kind engine = new Kind("engine", name -> new EngineParticipant(name, suite, settings));
        Kind other = new Kind("ts-mls", name -> TsParticipant.plain(node, name, suite, open));
        assertThat(Gathering.live(List.of(engine, other), engine, other)).isEqualTo(2);
        assertThat(Gathering.live(List.of(engine, other), other, engine)).isEqualTo(2);
    }

    private void meet() throws Exception {
        ours.create(Circle.bytes("two"));
        theirsJoins(ours.commit(List.of(theirs.keyPackage()), List.of()));
    }

    private void theirsJoins(Participant.Handover made) {
        theirs.join(Objects.requireNonNull(made.welcome()), made.tree());
        agree();
    }

    private void agree() {
        assertThat(theirs.authenticator()).isEqualTo(ours.authenticator());
    }

    @Test
    void proposalsOfOneInCommitsOfTheOther() throws Exception {
        meet();
        EngineParticipant third = new EngineParticipant("third");
        ours.enter(ours.group()
                .receive(message(
                        theirs.ask(theirs.request("proposeAdd").put("keyPackage", TsPeer.text(third.keyPackage())))))
                .next());
        Participant.Handover add = ours.commit(List.of(), List.of());
        theirs.receive(add.commit());
        third.join(Objects.requireNonNull(add.welcome()), add.tree());
        agree();
        Sent proposed = ours.group().propose(new Proposal.Remove(third.leaf()), Circle.NOTHING);
        ours.enter(proposed.next());
        theirs.receive(proposed.message());
        third.enter(third.group().receive(proposed.message()).next());
        Participant.Handover remove = theirs.commit(List.of(), List.of());
        ours.receive(remove.commit());
        assertThat(third.group().receive(remove.commit())).isInstanceOf(Received.Removed.class);
        agree();
    }

    @Test
    void externalKeys() throws Exception {
        Bytes id = Circle.bytes("a key");
        Bytes key = Circle.bytes("thirty-two bytes, known to both!");
        var settings = EngineParticipant.SETTINGS.withPreSharedKeys(
                asked -> asked.equals(id) ? Optional.of(Secret.copyOf(key)) : Optional.empty());
        EngineParticipant knowing = new EngineParticipant("knowing", 1, settings);
        knowing.create(Circle.bytes("keys"));
        Participant.Handover add = knowing.commit(List.of(theirs.keyPackage()), List.of());
        theirs.join(Objects.requireNonNull(add.welcome()), add.tree());
        PendingCommit commit =
                knowing.group().commit(CommitRequest.of(List.of(knowing.group().externalKey(id))));
        knowing.enter(commit.accept());
        assertThatThrownBy(() -> theirs.receive(commit.message())).isInstanceOf(TsPeer.Refused.class);
        theirs.ask(theirs.request("know").put("id", TsPeer.text(id)).put("key", TsPeer.text(key)));
        theirs.receive(commit.message());
        assertThat(theirs.authenticator()).isEqualTo(knowing.authenticator());
        knowing.receive(
                TsParticipant.handover(theirs.ask(theirs.request("commitPsk").put("id", TsPeer.text(id))))
                        .commit());
        assertThat(theirs.authenticator()).isEqualTo(knowing.authenticator());
    }

    @Test
    void theyEndAGroupAndWeBeginTheNext() throws Exception {
        meet();
        Bytes next = Circle.bytes("the next");
        ours.receive(
                TsParticipant.handover(theirs.ask(theirs.request("commitReInit").put("group", TsPeer.text(next))))
                        .commit());
        assertThat(ours.group().reInit()).isPresent();
        TsParticipant after = TsParticipant.again(node, theirs, "after");
        KeyPackage keyPackage = Reader.whole(after.keyPackage(), KeyPackage::readFrom);
        followed(after, ours.group().reinitialize(ours.client(), List.of(keyPackage), EngineParticipant.SETTINGS));
    }

    @Test
    void weEndAGroupAndTheyBeginTheNext() throws Exception {
        meet();
        Bytes next = Circle.bytes("the next");
        Proposal end = new Proposal.ReInit(next, ProtocolVersion.MLS10, 1, Extensions.NONE);
        PendingCommit commit = ours.group().commit(CommitRequest.of(List.of(end)));
        ours.enter(commit.accept());
        theirs.receive(commit.message());
        weFollow("reinitialize", next);
    }

    @Test
    void weBranchOffAndTheyFollow() throws Exception {
        meet();
        TsParticipant after = TsParticipant.again(node, theirs, "branched");
        KeyPackage keyPackage = Reader.whole(after.keyPackage(), KeyPackage::readFrom);
        followed(
                after,
                ours.group()
                        .branch(
                                ours.client(),
                                Circle.bytes("a branch"),
                                List.of(keyPackage),
                                EngineParticipant.SETTINGS));
    }

    @Test
    void theyBranchOffAndWeFollow() throws Exception {
        meet();
        weFollow("branch", Circle.bytes("a branch"));
    }

    private void followed(TsParticipant after, PendingCommit first) {
        ObjectNode request = after.request("follow").put("before", theirs.name());
        after.ask(request.put("welcome", TsPeer.text(first.welcome().orElseThrow()))
                .put("tree", TsPeer.text(first.ratchetTree())));
        assertThat(after.authenticator()).isEqualTo(first.accept().epochAuthenticator());
    }

    private void weFollow(String call, Bytes group) {
        TsParticipant after = TsParticipant.again(node, theirs, "after-" + call);
        Bytes keyPackage = ours.keyPackage();
        ObjectNode request = after.request(call).put("before", theirs.name()).put("group", TsPeer.text(group));
        request.putArray("add").add(TsPeer.text(keyPackage));
        Participant.Handover made = TsParticipant.handover(after.ask(request));
        Group joined = Joining.with(EngineParticipant.SETTINGS, id -> false)
                .ratchetTree(made.tree())
                .from(ours.group())
                .welcome(Objects.requireNonNull(made.welcome()), ours.own());
        assertThat(joined.epochAuthenticator()).isEqualTo(after.authenticator());
    }

    private static Bytes message(JsonNode answer) {
        return TsPeer.bytes(answer, "message");
    }
}
