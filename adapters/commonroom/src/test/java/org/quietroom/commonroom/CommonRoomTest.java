package org.quietroom.commonroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.RoomId;

/** The chat host over real HTTP, as browsers without script use it, with a gate that answers as told. */
class CommonRoomTest {
    private static final HostId HOST = new HostId("common");
    private static final RoomId TEA = new RoomId(HOST, "tea");

    private final ScriptedGate gate = new ScriptedGate();
    private CommonRoomAdapter adapter;
    private Visitor ada;
    private Visitor ben;

    @BeforeEach
    void open() {
        adapter = adapter(Limits.DEFAULT, true, Clock.systemUTC());
        adapter.open(gate);
        ada = Visitor.at(adapter.address());
        ben = Visitor.at(adapter.address());
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    private static CommonRoomAdapter adapter(Limits limits, boolean veiled, Clock clock) {
        CommonRoom house = new CommonRoom(Map.of("tea", "Tea & talk", "garden", "Garden"), veiled, limits, clock);
        return new CommonRoomAdapter(HOST, house, new WebServer.Address("127.0.0.1", 0, false));
    }

    @Test
    void whatOneSaysTheOthersReadUnderAPseudonym() {
        ada.say("tea", "Good evening");
        AccountId account = gate.asked.get(0).account();
        String name = ScriptedGate.name(account, TEA).name();
        assertThat(ben.see("tea")).contains("Good evening", name).doesNotContain(account.value());
        assertThat(ada.see("tea")).contains("<b>you</b>", "Here you are <b>" + name);
    }

    @Test
    void aMemberHasAnotherNameInEachRoom() {
        ada.say("tea", "one");
        ada.say("garden", "two");
        assertThat(gate.asked.get(0).account()).isEqualTo(gate.asked.get(1).account());
        String inTea = Visitor.find(ben.see("tea"), "<b data-speaker=\"[^\"]*\">([^<]*)");
        assertThat(ben.see("garden")).doesNotContain(inTea);
    }

    @Test
    void wordsAreEscapedWhereverTheyStand() {
        String hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;";
        ada.say("tea", hostile);
        gate.then(ScriptedGate.refuse(hostile));
        ada.say("tea", hostile);
        for (String page : new String[] {ada.see("tea"), ben.see("tea")}) {
            assertThat(page).doesNotContain("<script>alert", "<img").contains("&lt;script&gt;alert(1)");
        }
        String forged =
                ada.post("/rooms/tea", Map.of("form", "x", "text", hostile)).body();
        assertThat(forged).doesNotContain("<script>alert", "<img");
    }

    @Test
    void aHeldMessageIsItsAuthorsUntilItIsReleasedOnce() {
        gate.then(ScriptedGate.hold("Somebody will read it soon."));
        ada.say("tea", "is this fine?");
        assertThat(ada.see("tea")).contains("is this fine?", "Waiting", "Somebody will read it soon.");
        assertThat(ben.see("tea")).doesNotContain("is this fine?", "Somebody will read it soon.");

        var asked = gate.asked.get(0);
        var effect = new Effect.Publish(
                ScriptedGate.name(asked.account(), TEA),
                asked.submission().withParts(java.util.List.of(Part.body("is this fine? [cut]"))));
        EffectKey key = key();
        Receipt first = publish(key, asked.account(), effect);
        assertThat(first).isEqualTo(Receipt.published(asked.submission().id()));
        assertThat(publish(key, asked.account(), effect)).isEqualTo(first);
        assertThat(publish(key(), asked.account(), effect)).isEqualTo(first);
        assertThat(ben.see("tea").split("is this fine\\? \\[cut]", -1)).hasSize(2);
        assertThat(ada.see("tea")).doesNotContain("Waiting");
    }

    @Test
    void aMessageThatWaitedLongerThanTheHostRanIsStillReleased() {
        gate.then(ScriptedGate.hold("wait"));
        ada.say("tea", "before the restart");
        var asked = gate.asked.get(0);
        CommonRoomAdapter restarted = adapter(Limits.DEFAULT, true, Clock.systemUTC());
        restarted.open(gate);
        try {
            var effect = new Effect.Publish(ScriptedGate.name(asked.account(), TEA), asked.submission());
            join(restarted.actions().publish(key(), asked.account(), effect));
            assertThat(Visitor.at(restarted.address()).see("tea")).contains("before the restart");
        } finally {
            restarted.close();
        }
    }

    @Test
    void whatWasTakenBackIsNotReleased() {
        gate.then(ScriptedGate.hold("wait"));
        ada.say("tea", "on second thought");
        var asked = gate.asked.get(0);
        ada.act("tea", asked.submission().id().value(), "take-back", "");
        assertThat(gate.asked.get(1).submission().kind()).isEqualTo(Kind.DELETE);
        var effect = new Effect.Publish(ScriptedGate.name(asked.account(), TEA), asked.submission());
        assertThat(publish(key(), asked.account(), effect).outcome()).isEqualTo(Receipt.Outcome.CANNOT);
        assertThat(ben.see("tea")).doesNotContain("on second thought");
    }

    @Test
    void aRefusalIsShownToItsAuthorWithTheWords() {
        gate.then(ScriptedGate.refuse("Selling is not allowed here."));
        ada.say("tea", "buy now");
        assertThat(ada.see("tea")).contains("buy now", "Not published", "Selling is not allowed here.");
        assertThat(ben.see("tea")).doesNotContain("buy now", "Selling");
    }

    @Test
    void ifTheGateDoesNotAnswerNothingIsPublishedAndTheWordsStayInTheForm() {
        gate.thenFail();
        var answer = ada.say("tea", "keep me");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(">\nkeep me</textarea>", "your text is still here");
        gate.then(Answer.tryLater("The check rests."));
        assertThat(ada.say("tea", "keep me").body()).contains("The check rests.");
        assertThat(ben.see("tea")).doesNotContain("keep me");
    }

    @Test
    void aRetryOfTheSameFormIsTheSameMessageAndOtherWordsAreNot() {
        String page = ada.see("tea");
        Map<String, String> form =
                Map.of("form", Visitor.field(page, "form"), "draft", Visitor.field(page, "draft"), "text", "only once");
        ada.post("/rooms/tea", form);
        ada.post("/rooms/tea", form);
        assertThat(ben.see("tea").split("only once", -1)).hasSize(2);
        var other = new java.util.HashMap<>(form);
        other.put("text", "from the Back button");
        ada.post("/rooms/tea", other);
        assertThat(ben.see("tea")).contains("from the Back button", "only once");
        assertThat(gate.asked.get(0).submission().id())
                .isEqualTo(gate.asked.get(1).submission().id())
                .isNotEqualTo(gate.asked.get(2).submission().id());
    }

    @Test
    void rewrittenWordsAreWhatOthersReadAndTheNoticeIsForTheAuthorAlone() {
        gate.thenPublish("call me at [phone]", "A phone number was covered.");
        ada.say("tea", "call me at 555 0100");
        assertThat(ben.see("tea")).contains("call me at [phone]").doesNotContain("555 0100", "was covered");
        assertThat(ada.see("tea")).contains("A phone number was covered.").doesNotContain("555 0100");
    }

    @Test
    void anEditPassesTheGateAndChangesTheLine() {
        ada.say("tea", "helo");
        String id = gate.asked.get(0).submission().id().value();
        ada.act("tea", id, "edit", "hello");
        assertThat(gate.asked.get(1).submission().target()).isEqualTo(new MessageId(id));
        assertThat(ben.see("tea")).contains("hello", "changed later").doesNotContain("helo<");
        gate.then(ScriptedGate.refuse("Not like that."));
        assertThat(ada.act("tea", id, "edit", "bad words").body()).contains("Not like that.", "bad words");
        assertThat(ben.see("tea")).contains("hello").doesNotContain("bad words");
        assertThat(ben.act("tea", id, "edit", "not mine").statusCode()).isEqualTo(409);
        assertThat(ben.act("tea", id, "take-back", "").statusCode()).isEqualTo(409);
    }

    @Test
    void aChangeOfWhatWaitsIsAMessageOfItsOwn() {
        gate.then(ScriptedGate.hold("wait"));
        ada.say("tea", "first words");
        gate.then(ScriptedGate.hold("wait"));
        ada.act("tea", gate.asked.get(0).submission().id().value(), "edit", "better words");
        assertThat(gate.asked)
                .extracting(a -> a.submission().kind())
                .containsExactly(Kind.POST, Kind.POST, Kind.DELETE);
        assertThat(ben.see("tea")).doesNotContain("first words", "better words");
        assertThat(ada.see("tea")).contains("better words").doesNotContain("first words");
    }

    @Test
    void aPrivateMessageIsReadByTheTwoAlone() {
        ben.say("tea", "hello all");
        String speaker = Visitor.find(ada.see("tea"), "<option value=\"([^\"]+)\">");
        ada.say("tea", "just for you", speaker);
        assertThat(gate.asked.get(1).submission().kind()).isEqualTo(Kind.PRIVATE_MESSAGE);
        assertThat(ben.see("tea")).contains("just for you", "to you alone");
        assertThat(Visitor.at(adapter.address()).see("tea")).doesNotContain("just for you");
        assertThat(ada.say("tea", "lost?", "nobody").statusCode()).isEqualTo(409);
    }

    @Test
    void aWordFromTheModeratorsIsForTheAuthorAloneAndComesOnce() {
        ada.say("tea", "hello");
        var account = gate.asked.get(0).account();
        var tell = new Effect.Tell(ScriptedGate.name(account, TEA), "We read you. <b>Write</b> back if you like.");
        EffectKey key = key();
        join(adapter.actions().tell(key, account, tell));
        join(adapter.actions().tell(key, account, tell));
        assertThat(ada.see("tea").split("We read you. &lt;b&gt;Write", -1)).hasSize(2);
        assertThat(ben.see("tea")).doesNotContain("We read you");
        var nobody = new AccountId(HOST, UUID.randomUUID().toString());
        assertThat(join(adapter.actions().tell(key(), nobody, tell)).outcome()).isEqualTo(Receipt.Outcome.CANNOT);
    }

    @Test
    void aRemovalForgetsTheWordsAndLeavesAPoliteLine() {
        ada.say("tea", "gone soon");
        MessageId id = gate.asked.get(0).submission().id();
        join(adapter.actions().remove(key(), new Effect.Remove(TEA, id)));
        assertThat(ben.see("tea"))
                .contains("A moderator took this message away.")
                .doesNotContain("gone soon");
        assertThat(ada.see("tea")).doesNotContain("gone soon", "/edit");
        var none = new Effect.Remove(TEA, new MessageId("none"));
        assertThat(join(adapter.actions().remove(key(), none)).outcome()).isEqualTo(Receipt.Outcome.CANNOT);
    }

    @Test
    void changesComeLive() throws Exception {
        String page = ben.see("tea");
        long since = Long.parseLong(Visitor.find(page, "data-since=\"([0-9]+)\""));
        try (var lines = ben.live("tea", since)) {
            var first = java.util.concurrent.CompletableFuture.supplyAsync(() ->
                    lines.filter(l -> l.contains("live words")).findFirst().orElseThrow());
            gate.then(ScriptedGate.hold("wait"));
            ada.say("tea", "held words");
            ada.say("tea", "live words");
            assertThat(first.get(60, TimeUnit.SECONDS))
                    .startsWith("data: ")
                    .contains("<li id=")
                    .doesNotContain("held");
        }
        try (var again = ben.live("tea", since)) {
            assertThat(again.filter(l -> l.startsWith("data:")).findFirst().orElseThrow())
                    .contains("live words");
        }
    }

    @Test
    void newLinesAreMarkedUntilLookedAt() {
        ben.see("tea");
        ada.say("tea", "news");
        assertThat(ben.see("tea")).contains("New since you looked");
        assertThat(ben.see("tea")).doesNotContain("New since you looked");
    }

    @Test
    void everyAnswerForbidsInlineScriptAndStoring() {
        for (String path : new String[] {"/", "/rooms/tea", "/away", "/room.js", "/room.css", "/nothing"}) {
            var headers = ada.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        }
        assertThat(ada.see("tea"))
                .doesNotContain("style=", "onclick", "javascript:")
                .contains("role=\"log\"");
    }

    @Test
    void aFormThatIsNotOursIsRefusedAndTheWordsAreGivenBack() {
        String form = Visitor.field(ada.see("tea"), "form");
        var stranger = ben.post("/rooms/tea", Map.of("form", form, "text", "smuggled"));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).contains("smuggled");
        var crossSite =
                ada.post("/rooms/tea", Map.of("form", form, "text", "smuggled"), "Sec-Fetch-Site", "cross-site");
        assertThat(crossSite.statusCode()).isEqualTo(403);
        assertThat(new Visitor(adapter.address())
                        .post("/rooms/tea", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(gate.asked).isEmpty();
    }

    @Test
    void limitsHoldAndSayWhatToDo() {
        assertThat(ada.say("tea", "x".repeat(4_001)).statusCode()).isEqualTo(413);
        assertThat(ada.say("tea", "  ").statusCode()).isEqualTo(422);
        assertThat(ada.say("tea", "x".repeat(200_000)).statusCode()).isEqualTo(413);
        assertThat(ada.get("/rooms/none").statusCode()).isEqualTo(404);
        assertThat(gate.asked).isEmpty();
    }

    @Test
    void whoeverWritesVeryFastIsAskedToWait() {
        CommonRoomAdapter still = adapter(Limits.DEFAULT, true, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        still.open(gate);
        try {
            Visitor quick = Visitor.at(still.address());
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(quick.say("tea", "line " + i).statusCode())
                            .isEqualTo(200));
            assertThat(quick.say("tea", "line 20").body()).contains("writing very fast", "line 20</textarea>");
        } finally {
            still.close();
        }
    }

    @Test
    void aRoomForgetsItsOldestLinesAndAFullHouseTurnsVisitorsAway() {
        Limits small = new Limits(100, 3, 5, 2, Duration.ofHours(1), 5, 20, Duration.ofMillis(1));
        CommonRoomAdapter tiny = adapter(small, true, Clock.systemUTC());
        tiny.open(gate);
        try {
            Visitor one = Visitor.at(tiny.address());
            IntStream.range(0, 5).forEach(i -> one.say("tea", "line " + i));
            assertThat(one.see("tea")).contains("line 2", "line 4").doesNotContain("line 1<");
            Visitor.at(tiny.address());
            assertThat(new Visitor(tiny.address()).post("/arrive", Map.of()).statusCode())
                    .isEqualTo(503);
        } finally {
            tiny.close();
        }
    }

    @Test
    void aRoomThatPromisesNamesPublishesNothingWithoutOne() {
        gate.then(Answer.asItCame());
        var answer = ada.say("tea", "who am I");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("promises a name");
        assertThat(ben.see("tea")).doesNotContain("who am I");
    }

    @Test
    void withoutThatPromiseMembersAreGuestsAndThePageSaysSo() {
        CommonRoomAdapter open = adapter(Limits.DEFAULT, false, Clock.systemUTC());
        open.open(gate);
        try {
            Visitor guest = Visitor.at(open.address());
            gate.then(Answer.asItCame());
            guest.say("tea", "hello");
            assertThat(Visitor.at(open.address()).see("tea")).contains(">Guest 1</b>", "the same in every room");
        } finally {
            open.close();
        }
    }

    @Test
    void leavingForGoodCutsTheTie() {
        ada.say("tea", "my words");
        var account = gate.asked.get(0).account();
        ada.post("/leave", Map.of("form", Visitor.field(ada.see("tea"), "form")));
        assertThat(ada.get("/").body()).contains("Come in");
        assertThat(ben.see("tea")).contains("my words");
        var tell = new Effect.Tell(ScriptedGate.name(account, TEA), "too late");
        assertThat(join(adapter.actions().tell(key(), account, tell)).outcome()).isEqualTo(Receipt.Outcome.CANNOT);
    }

    @Test
    void closedItAsksToTryAgain() {
        adapter.close();
        var none = new Effect.Remove(TEA, new MessageId("any"));
        assertThat(join(adapter.actions().remove(key(), none)).outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
    }

    private Receipt publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return join(adapter.actions().publish(key, account, effect));
    }

    private static Receipt join(java.util.concurrent.CompletionStage<Receipt> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static EffectKey key() {
        return new EffectKey(UUID.randomUUID().toString().replace("-", ""));
    }
}
