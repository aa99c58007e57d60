package org.quietroom.discord;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** What members meet at the desk beyond the conformance kit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskRouteIT {
    private static final String ROOMS = "evening=" + FakeDiscord.DESK + ", carers=" + FakeDiscord.OTHER_DESK;

    private final Bench bench = new Bench();
    private ScriptedGate gate = new ScriptedGate();
    private @Nullable HostAdapter desk;
    private FakeUser ann = bench.discord.join("zannaz");
    private FakeUser ben = bench.discord.join("zbenoz");

    @BeforeEach
    void enter() throws Exception {
        restart();
        bench.discord.clear();
        ann = bench.discord.join("zannaz");
        ben = bench.discord.join("zbenoz");
    }

    @AfterEach
    void refusedNothing() {
        bench.refusedNothing();
    }

    @AfterAll
    void end() {
        HostAdapter open = desk;
        if (open != null) {
            open.close();
        }
        bench.close();
    }

    /** Another process of ours, which remembers nothing. */
    private void restart() throws Exception {
        HostAdapter open = desk;
        if (open != null) {
            open.close();
            bench.discord.await("the bot is gone", () -> !bench.discord.up(false));
        }
        gate = new ScriptedGate();
        desk = bench.reached(bench.open(gate, ROOMS, Map.of()), true);
    }

    private HostAdapter desk() {
        return requireNonNull(desk);
    }

    private long shown(FakeUser to, String text) throws InterruptedException {
        bench.discord.await("it is shown: " + text, () -> number(to, text) != 0);
        return number(to, text);
    }

    private static long number(FakeUser user, String text) {
        return user.seen().stream()
                .filter(shown -> shown.text().equals(text))
                .mapToLong(FakeUser.Shown::id)
                .findFirst()
                .orElse(0);
    }

    private void told(FakeUser user, String words) throws InterruptedException {
        bench.discord.await("it is told: " + words, () -> user.told().stream().anyMatch(told -> told.contains(words)));
    }

    private void told(FakeUser user, Texts words) throws InterruptedException {
        told(user, words.in(Language.EN));
    }

    private Receipt get(CompletionStage<Receipt> stage) throws Exception {
        return stage.toCompletableFuture().get(60, SECONDS);
    }

    private static EffectKey key(int number) {
        return new EffectKey(String.format(Locale.ROOT, "%032x", number));
    }

    @Test
    void onlyTheAuthorChangesOrTakesBackWhatIsPublished() throws Exception {
        ann.command(FakeDiscord.DESK, "say", "mine alone");
        long message = shown(ben, "mine alone");

        ben.pressBelow(message, "Yours?");
        told(ben, Texts.NOT_YOURS);
        long hers = ann.pressBelow(message, "Yours?");
        told(ann, Texts.YOURS);
        long form = ann.press(hers, "Change it");
        assertThat(ann.inForm(form)).isEqualTo("mine alone");
        ann.fillIn(form, "mine, put better");
        assertThat(shown(ben, "mine, put better")).isEqualTo(message);
        ann.press(hers, "Take it back");
        told(ann, Texts.TAKEN_BACK);
        assertThat(ben.seen()).isEmpty();
    }

    @Test
    void eachIsAnsweredInTheLanguageOfTheirClient() throws Exception {
        ann.speak("de");
        long said = ann.command(FakeDiscord.DESK, "say", "in any language");
        shown(ben, "in any language");
        told(ann, "Nur du siehst diese Antwort.");
        ann.press(said, "Zurücknehmen");
        told(ann, Texts.TAKEN_BACK.in(Language.DE));

        ben.speak("es-419");
        ben.command(FakeDiscord.DESK, "take-back", null);
        told(ben, Texts.NOTHING_YOURS.in(Language.ES));

        ann.speak("ja");
        ben.command(FakeDiscord.DESK, "say", "by Ben");
        ann.pressBelow(shown(ann, "by Ben"), "Yours?");
        told(ann, Texts.NOT_YOURS);
    }

    @Test
    void takeBackTakesTheLastOfOnesOwn() throws Exception {
        ann.command(FakeDiscord.DESK, "say", "the first");
        shown(ben, "the first");
        ann.command(FakeDiscord.DESK, "say", "the second");
        shown(ben, "the second");
        ben.command(FakeDiscord.DESK, "say", "somebody else's");
        shown(ben, "somebody else's");

        ann.command(FakeDiscord.DESK, "take-back", null);
        told(ann, Texts.TAKEN_BACK);
        assertThat(ben.seen()).extracting(FakeUser.Shown::text).containsExactly("the first", "somebody else's");
    }

    @Test
    void whatWasPublishedIsFoundAgainByAnotherProcess() throws Exception {
        ann.command(FakeDiscord.DESK, "say", ScriptedGate.HOLD + " worth the wait");
        told(ann, ScriptedGate.HELD_NOTICE);
        Submission held = gate.asked().get(gate.asked().size() - 1).submission();
        Effect.Publish publish = new Effect.Publish(gate.pseudonym(Bench.account(ann), Bench.DESK), held);
        assertThat(get(desk().actions().publish(key(1), Bench.account(ann), publish))
                        .outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        shown(ben, ScriptedGate.HOLD + " worth the wait");

        restart();
        assertThat(get(desk().actions().publish(key(1), Bench.account(ann), publish))
                        .outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        assertThat(ben.seen()).hasSize(1);
        Effect.Remove remove = new Effect.Remove(Bench.DESK, held.id());
        assertThat(get(desk().actions().remove(key(2), remove)).outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(ben.seen()).isEmpty();
    }

    @Test
    void aDeletedWebhookIsMadeAnew() throws Exception {
        ann.command(FakeDiscord.DESK, "say", "by the first webhook");
        shown(ben, "by the first webhook");
        bench.discord.dropWebhooks();
        ann.command(FakeDiscord.DESK, "say", "by the second webhook");
        shown(ben, "by the second webhook");
    }

    @Test
    void aPrivateWordComesBelowTheCommandThenAsALetterThenNotAtAll() throws Exception {
        ann.command(FakeDiscord.DESK, "say", "hello");
        told(ann, "Published in");
        Effect.Tell tell = new Effect.Tell(gate.pseudonym(Bench.account(ann), Bench.DESK), "for you alone");
        assertThat(get(desk().actions().tell(key(3), Bench.account(ann), tell)).outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        assertThat(ann.received()).contains("EPHEMERAL").doesNotContain("MESSAGE_CREATE {\"id\":\"" + ann.lastLetter());

        bench.discord.expireTokens();
        assertThat(get(desk().actions().tell(key(4), Bench.account(ann), tell)).outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        assertThat(ann.told()).filteredOn("for you alone"::equals).hasSize(2);
        assertThat(ann.received()).contains("MESSAGE_CREATE {\"id\":\"" + ann.lastLetter());

        ann.closeLetters();
        Receipt closed = get(desk().actions().tell(key(5), Bench.account(ann), tell));
        assertThat(closed.outcome()).isEqualTo(Receipt.Outcome.CANNOT);
        assertThat(requireNonNull(closed.reason()).code()).isEqualTo("discord.closed");
        assertThat(ben.received()).doesNotContain("for you alone");
    }

    @Test
    void aPictureIsNotPublishedAndItsAuthorIsToldWhy() throws Exception {
        ann.writeWithPicture(0, "look at this", "Ann at home.png");
        told(ann, Texts.FILES);
        ann.write(0, "words alone");
        told(ann, Texts.WHICH_ROOM);
        ann.pressBelow(ann.lastLetter(), "evening");
        shown(ben, "words alone");
        assertThat(ben.received()).doesNotContain("look at this").doesNotContain("Ann at home");
        assertThat(gate.asked()).noneMatch(asked -> asked.text().contains("look at this"));
    }

    @Test
    void whoMayNotBeInTheRoomDoesNotSpeakThereByWayOfTheBot() throws Exception {
        ben.timeOut();
        ben.write(0, "in spite of the time-out");
        told(ben, Texts.WHICH_ROOM);
        ben.pressBelow(ben.lastLetter(), "evening");
        told(ben, Texts.NO_MEMBER);
        assertThat(gate.asked()).noneMatch(asked -> asked.text().contains("time-out"));
    }

    @Test
    void aPrivateMessageGoesToTheRoomThatIsChosen() throws Exception {
        long original = ann.write(0, "two lines\nof mine");
        told(ann, Texts.WHICH_ROOM);
        ann.pressBelow(ann.lastLetter(), "carers");
        shown(ben, "two lines\nof mine");
        assertThat(gate.asked().get(gate.asked().size() - 1).submission().room().value())
                .isEqualTo("carers@" + FakeDiscord.OTHER_DESK);
        ann.change(0, original, "one line");
        shown(ben, "one line");
        ann.delete(0, original);
        bench.discord.await("it is gone", () -> ben.seen().isEmpty());
    }

    @Test
    void whatDoesNotFitIsNotPublishedAndSaidSo() throws Exception {
        ann.command(FakeDiscord.OPEN, "say", "in the wrong room");
        told(ann, "Here you would write under your own name");
        ann.command(FakeDiscord.DESK, "say", "x".repeat(2_001));
        told(ann, Texts.LONG);
        assertThat(ben.seen()).isEmpty();
    }

    @Test
    void oneAvatarIsUploadedOnce() throws Exception {
        for (String text : List.of("one", "two", "three")) {
            ann.command(FakeDiscord.DESK, "say", text);
            shown(ben, text);
        }
        assertThat(bench.discord.requests().stream()
                        .filter(line -> line.startsWith("POST") && line.contains("quietroom_")))
                .extracting(line -> line.replaceAll(".*(quietroom_\\d_\\d).*", "$1"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    void whileWeAreAwayWhoUsesTheCommandIsTold() throws Exception {
        desk().close();
        bench.discord.await("the bot is gone", () -> !bench.discord.up(false));
        ann.command(FakeDiscord.DESK, "say", "nobody there");
        assertThat(ann.told()).contains("The application did not respond");
        restart();
        assertThat(ben.seen()).isEmpty();
    }
}
