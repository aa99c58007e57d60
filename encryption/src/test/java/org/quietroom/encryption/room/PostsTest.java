package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.room.Posts.Taken;

/** Sealed messages that travel as ordinary posts of a host. */
final class PostsTest {
    @TempDir
    Path folder;

    private Hall hall;
    private SealedRoom reed;
    private SealedRoom fern;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
        List<SealedRoom> rooms = hall.together("a", "b");
        reed = rooms.get(0);
        fern = rooms.get(1);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static String post(SealedRoom from, String words) {
        return from.posts().text(from.posts().seal(words));
    }

    @Test
    void aPostIsReadOnceAndComesBackToItsAuthor() {
        long number = reed.posts().seal("carried by others");
        String post = reed.posts().text(number);
        assertThat(post).startsWith(Armour.POLITE + "\n").doesNotContain("carried by others");
        assertThat(reed.posts().text(number)).as("the same again after a crash").isEqualTo(post);
        assertThat(reed.posts().waiting()).containsExactly(number);

        assertThat(fern.posts().take(post)).isEqualTo(Taken.NEW);
        assertThat(fern.posts().take(post)).isEqualTo(Taken.KNOWN);
        assertThat(reed.posts().take(post.replace("\n", "\r\n") + "\r\n")).isEqualTo(Taken.NEW);
        assertThat(reed.posts().take(post)).isEqualTo(Taken.KNOWN);
        assertThat(reed.posts().waiting()).isEmpty();
        assertThat(Hall.said(fern)).containsExactly("carried by others").isEqualTo(Hall.said(reed));
        hall.settle(List.of(reed, fern));
        assertThat(Hall.said(fern)).as("the hub has passed on nothing").hasSize(1);
    }

    @Test
    void aPostCanBeReported() {
        assertThat(fern.posts().take(post(reed, "words that hurt"))).isEqualTo(Taken.NEW);
        Line.Said line = (Line.Said) fern.history().lines(1, 100).get(0);
        fern.report(List.of(line), "");
        assertThat(hall.cases.get(0).proofs().get(0).state()).isEqualTo(State.VERIFIED);
        assertThat(hall.cases.get(0).author()).isEqualTo(Hall.member("a"));
    }

    @Test
    void aPostThatTheHubHasNotMarkedIsNotShown() {
        Post real = Armour.read(post(reed, "marked")).flatMap(Post::read).orElseThrow();
        String later = Armour.write(
                real.marked(real.at() + 1, real.frank().orElseThrow()).payload());
        assertThat(fern.posts().take(later)).isEqualTo(Taken.UNCHECKED);
        String own = post(reed, "another");
        Bytes swapped = Armour.read(own)
                .flatMap(Post::read)
                .orElseThrow()
                .marked(real.at(), real.frank().orElseThrow())
                .payload();
        assertThat(fern.posts().take(Armour.write(swapped))).isEqualTo(Taken.UNCHECKED);
        assertThat(Hall.said(fern)).isEmpty();
    }

    @Test
    void ordinaryWordsAreNone() {
        String post = post(reed, "x");
        for (String other : List.of(
                "",
                "hello",
                Armour.POLITE,
                "hello\n" + post,
                post + "\nhello",
                post.replace(Armour.POLITE, "You are all fools."),
                post.replace("-----END ", "-----END  "),
                post.substring(0, post.length() - 6),
                post.replaceFirst("1-----\n.", "1-----\n*"),
                post.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(fern.posts().take(other)).as(other).isEqualTo(Taken.NOT_SEALED);
        }
    }

    @Test
    void aPostFromALaterEpochWaitsAndOneThatIsTooOldIsMadeAnew() {
        long old = fern.posts().seal("sealed before");
        reed.renewKeys();
        hall.deliver(reed);
        String post = post(reed, "from the next epoch");
        assertThat(fern.posts().take(post)).isEqualTo(Taken.LATER);
        hall.settle(List.of(reed, fern));
        assertThat(fern.posts().take(post)).isEqualTo(Taken.NEW);
        reed.renewKeys();
        hall.settle(List.of(reed, fern));
        reed.renewKeys();
        hall.settle(List.of(reed, fern));
        assertThat(reed.posts().take(fern.posts().text(old))).isEqualTo(Taken.NEW);
        assertThat(Hall.said(reed)).containsExactly("sealed before");
        reed.leave();
        assertThatThrownBy(() -> reed.posts().seal("gone")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPostThatComesWhileADeviceIsLetInIsNotMissed() {
        String before = post(reed, "before moss");
        SealedRoom moss = hall.open("c");
        assertThat(moss.posts().take(before)).isEqualTo(Taken.LATER);
        hall.settle(List.of(reed, fern));
        String post = post(reed, "welcome, moss");
        assertThat(moss.phase()).isEqualTo(Phase.WAITING);
        assertThat(moss.posts().take(post)).isEqualTo(Taken.LATER);
        hall.deliver(moss);
        assertThat(moss.posts().take(before)).as("not for it").isEqualTo(Taken.KNOWN);
        assertThat(moss.posts().take(post)).isEqualTo(Taken.NEW);
        assertThat(Hall.said(moss)).containsExactly("welcome, moss");
        assertThat(Hall.notes(moss)).doesNotContain(Line.Kind.UNCHECKED);
    }

    @Test
    void whatWasSealedAndNeverPostedIsSealedAgainOnceNobodyCouldOpenIt() {
        long number = reed.posts().seal("written before the program ended");
        String old = reed.posts().text(number);
        for (int commits = 0; commits < 2; commits++) {
            fern.renewKeys();
            hall.settle(List.of(reed, fern));
            assertThat(reed.posts().sealAgain(number)).as("it still opens").isFalse();
        }
        fern.renewKeys();
        hall.settle(List.of(reed, fern));
        assertThat(reed.posts().text(number)).isEqualTo(old);
        assertThat(reed.posts().sealAgain(number)).isTrue();
        String post = reed.posts().text(number);
        assertThat(fern.posts().take(post)).isEqualTo(Taken.NEW);
        assertThat(reed.posts().take(post)).isEqualTo(Taken.NEW);
        assertThat(Hall.said(fern))
                .containsExactly("written before the program ended")
                .isEqualTo(Hall.said(reed));
        assertThatThrownBy(() -> reed.posts().sealAgain(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverGoesOutIsToldWhatWasNotPosted() {
        long number = fern.posts().seal("never posted");
        fern.leave();
        List<Line> lines = fern.history().lines(0, 100);
        assertThat(lines.get(lines.size() - 1)).isInstanceOfSatisfying(Line.NotSent.class, not -> {
            assertThat(not.sent()).isEqualTo(number);
            assertThat(not.words()).isEqualTo("never posted");
            assertThat(not.code()).isEqualTo("room.left");
        });
        assertThat(fern.posts().waiting()).isEmpty();
    }

    @Test
    void aPostIsNotCalledUncheckedByADeviceThatWasTakenOut() {
        SealedRoom second = hall.open("b", new MemoryStore("another device of b"));
        hall.settle(List.of(reed, fern, second));
        String post = post(reed, "read by others");
        fern.removeDevice(second.device());
        hall.settle(List.of(reed, fern));
        assertThatThrownBy(() -> second.posts().take(post)).isInstanceOf(HubRefusedException.class);
        hall.deliver(second);
        assertThat(second.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.notes(second)).doesNotContain(Line.Kind.UNCHECKED);
    }
}
