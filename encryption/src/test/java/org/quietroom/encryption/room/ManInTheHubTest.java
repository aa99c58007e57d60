package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.port.Proof.State;
import org.quietroom.encryption.mls.Client;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Lifetime;

/** Whoever sits in the hub reorders, repeats, drops, changes, forges joins and shows two rosters: what a device makes of it. */
final class ManInTheHubTest {
    @TempDir
    Path folder;

    private ManInTheHub man;
    private Hall hall;
    private SealedRoom reed;
    private SealedRoom fern;

    @BeforeEach
    void open() {
        man = new ManInTheHub(folder.resolve("keys"));
        hall = man.hall;
        reed = man.reed;
        fern = man.fern;
    }

    @AfterEach
    void close() {
        man.close();
    }

    @Test
    void whatIsRepeatedIsReadOnce() {
        List<Event> events = man.said("one", "two");
        man.show(events);
        man.show(events);
        events.forEach(fern::take);
        assertThat(Hall.said(fern)).containsExactly("one", "two");
        assertThat(Hall.notes(fern)).doesNotContain(Line.Kind.UNCHECKED);
    }

    @Test
    void messagesInAnotherOrderAreAllRead() {
        List<Event> events = new ArrayList<>(man.said("one", "two", "three"));
        Collections.reverse(events);
        man.show(events);
        assertThat(Hall.said(fern)).containsExactly("three", "two", "one");
        assertThat(Hall.notes(fern)).doesNotContain(Line.Kind.UNCHECKED);
    }

    @Test
    void aMessageThatIsWithheldDoesNotStopTheNext() {
        man.show(man.said("one", "two", "three").subList(2, 3));
        assertThat(Hall.said(fern)).containsExactly("three");
    }

    @Test
    void aCommitThatIsWithheldIsNoticedWithTheFirstMessageAfterIt() {
        reed.renewKeys();
        hall.deliver(reed);
        List<Event> events = man.said("after it");
        man.show(events.subList(events.size() - 1, events.size()));
        assertThat(fern.phase()).isEqualTo(Phase.LOST);
        assertThat(Hall.said(fern)).isEmpty();
        assertThat(Hall.notes(fern)).endsWith(Line.Kind.UNCHECKED, Line.Kind.LOST);
    }

    @Test
    void aCommitThatComesAgainUnderAnotherEpochChangesNothing() {
        reed.renewKeys();
        hall.deliver(reed);
        List<Event> commit = man.waiting();
        man.show(commit);
        long epoch = fern.keeper().group().epoch();
        man.show(commit);
        man.show(List.of(ManInTheHub.changed(commit.get(0), json -> json.put("epoch", epoch))));
        assertThat(fern.keeper().group().epoch()).isEqualTo(epoch);
        List<Event> events = man.said("still heard");
        man.show(events.subList(events.size() - 1, events.size()));
        assertThat(Hall.said(fern)).containsExactly("still heard");
    }

    @Test
    void whatWasChangedIsOneLineEachAndTheNextIsRead() {
        List<Event> events = man.said("changed", "not at all", "good");
        byte[] bytes = Asking.bytes(Asking.read(events.get(0).json(), "event"), "message")
                .orElseThrow()
                .toByteArray();
        bytes[bytes.length - 3] ^= 1;
        man.show(List.of(
                ManInTheHub.changed(events.get(0), json -> json.put("message", Asking.encode(bytes))),
                ManInTheHub.changed(events.get(1), json -> json.put("message", "!!")),
                events.get(2)));
        assertThat(Hall.said(fern)).containsExactly("good");
        assertThat(Hall.notes(fern)).endsWith(Line.Kind.UNCHECKED, Line.Kind.UNCHECKED);
    }

    @Test
    void aMessageUnderAnotherNameIsShownAsHisWhoSignedIt() {
        man.show(man.said("by Reed").stream()
                .map(event -> ManInTheHub.changed(
                        event, json -> json.put("member", fern.you()).put("device", fern.device())))
                .toList());
        assertThat(fern.history().lines(0, 100)).last().isInstanceOfSatisfying(Line.Said.class, line -> {
            assertThat(line.member()).isEqualTo(reed.you());
            assertThat(line.own()).isFalse();
        });
    }

    @Test
    void aMessageWithAnotherTimeIsReadAndProvesNothing() {
        man.show(man.said("words that hurt").stream()
                .map(event -> ManInTheHub.changed(event, json -> json.put("at", 1_000)))
                .toList());
        List<Line> lines = fern.history().lines(0, 100);
        Line.Said line = (Line.Said) lines.get(lines.size() - 1);
        assertThat(line.body().words()).isEqualTo("words that hurt");
        fern.report(List.of(line), "");
        assertThat(hall.cases.get(0).proofs())
                .extracting(proof -> proof.state())
                .containsExactly(State.NOT_VERIFIED);
    }

    /** A member who helps him, with a program that checks nothing, adds a device that is in no log. */
    @Test
    void aDeviceThatTheLogDoesNotNameGetsInNowhere() {
        Group group = reed.keeper().group();
        Group careless = Group.restore(
                group.save(Hall.AEAD), group.groupId(), Hall.AEAD, GroupSettings.of((credential, key) -> true));
        PendingCommit forged = careless.commit(CommitRequest.add(ghost()).withoutTree());
        man.showCommit(reed, group.epoch(), forged.message());
        assertThat(Hall.notes(fern)).endsWith(Line.Kind.UNCHECKED);
        assertThat(fern.keeper().group().epoch()).isEqualTo(group.epoch());
        assertThat(fern.roster().members()).extracting(RoomMember::uri).containsExactly(reed.you(), fern.you());
    }

    private static KeyPackage ghost() {
        long now = Clock.systemUTC().millis() / 1_000;
        return new Client(
                        DeviceIdentity.credential(
                                "quietroom:common/evening/" + Hall.member("f").id()),
                        SignatureKeys.generate(CipherSuite.of(1)))
                .newKeyPackage(new Lifetime(now - 60, now + 3_600))
                .published();
    }

    @Test
    void aDeviceThatHePutsIntoTheLogIsALineBeforeItReadsAWord() {
        SealedRoom ghost = hall.open("f");
        hall.settle(List.of(reed, fern, ghost));
        reed.send("after the line");
        hall.settle(List.of(reed, fern, ghost));
        assertThat(Hall.said(ghost)).containsExactly("after the line");
        List<Line> lines = fern.history().lines(0, 100);
        assertThat(lines.get(lines.size() - 2)).isInstanceOfSatisfying(Line.Note.class, note -> {
            assertThat(note.kind()).isEqualTo(Line.Kind.JOINED);
            assertThat(note.member()).isEqualTo(ghost.you());
        });
    }

    @Test
    void whoIsShownARosterWithoutADeviceDoesNotFollowWhoeverAddsIt() {
        String before = fern.roster().roomNumber();
        Reply honest =
                hall.link("b").call("log", Asking.request().put("from", 3).toString());
        man.touch = (operation, reply) -> operation.equals("log") ? honest : reply;
        SealedRoom ghost = hall.open("f");
        hall.settle(List.of(reed, ghost));
        assertThat(ghost.phase()).isEqualTo(Phase.IN);
        List<Event> events = man.said("to the ghost too");
        man.show(events.stream()
                .filter(event -> !event.json().contains("\"type\":\"member\""))
                .toList());
        assertThat(fern.phase()).isEqualTo(Phase.LOST);
        assertThat(Hall.said(fern)).isEmpty();
        assertThat(reed.roster().roomNumber()).isNotEqualTo(before);
    }

    @Test
    void aPastThatIsNotTheOneItWasShownBeforeIsRefused() {
        for (UnaryOperator<Reply> lie : List.<UnaryOperator<Reply>>of(
                reply -> new Reply(200, reply.json().replace("\"size\":2", "\"size\":1")),
                reply -> new Reply(200, reply.json().replaceFirst("\"head\":\"[^\"]*\"", "\"head\":\"AAAA\"")),
                reply -> new Reply(
                        200,
                        Asking.request()
                                .put("size", 2)
                                .put("head", Asking.encode(new byte[32]))
                                .set("entries", Asking.array(List.of()))
                                .toString()))) {
            man.touch = (operation, reply) -> operation.equals("log") ? lie.apply(reply) : reply;
            assertThatThrownBy(fern::tidy).isInstanceOf(UntrustedHubException.class);
        }
    }

    /** He tells both that their commit was the one of this epoch: from then on neither reads the other, and a line says so. */
    @Test
    void whoeverIsShownTwoCommitsOfOneEpochReadsNothingOfTheOther() {
        long epoch = fern.keeper().group().epoch();
        man.touch = (operation, reply) -> operation.equals("commit") ? new Reply(200, "{}") : reply;
        reed.renewKeys();
        hall.deliver(reed);
        fern.renewKeys();
        Bytes own = fern.keeper().pending.commit().message();
        man.showCommit(fern, epoch, own);
        assertThat(fern.keeper().group().epoch())
                .isEqualTo(reed.keeper().group().epoch());
        List<Event> events = man.said("not for this branch");
        man.show(events.subList(events.size() - 1, events.size()));
        assertThat(Hall.said(fern)).isEmpty();
        assertThat(Hall.notes(fern)).endsWith(Line.Kind.UNCHECKED);
    }
}
