package org.quietroom.core.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.quietroom.core.host.HostProfile.Ability.LISTS_ACCOUNTS;
import static org.quietroom.core.host.HostProfile.Ability.REASON_SHOWN;
import static org.quietroom.core.host.HostProfile.Ability.REWRITE_BODY;
import static org.quietroom.core.host.HostProfile.Ability.SEES_EDITS;
import static org.quietroom.core.host.HostProfile.Ability.SEES_PRIVATE_MESSAGES;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.WhenWeAreDown;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.HostUnderTest.Member;
import org.quietroom.core.verdict.Reason;

/**
 * What every route into a host is held to: extend it in a test that can drive the real host. Each test is named after its
 * {@link HostRule}, consults the profile, and passes with a note where the profile says that the rule does not apply. The
 * results go to {@code target/conformance/<route>.md}.
 */
public abstract class HostAdapterContract extends HostContractBase {
    private final EffectKey key = new EffectKey(UUID.randomUUID().toString().replace("-", ""));

    @Test
    void h01_theProfileIsConstant() throws Exception {
        HostProfile first = host.adapter().profile();
        say("hello");
        assertThat(host.adapter().profile()).isEqualTo(first);
    }

    @Test
    void h02_healthNamesNoAccount() throws Exception {
        say("hello");
        assertThat(host.adapter().health().detail())
                .isNotBlank()
                .doesNotContainIgnoringCase(ANN)
                .doesNotContainIgnoringCase(BEN)
                .doesNotContain(ann.account().value());
    }

    @Test
    void h03_theGateIsToldWhoWhereWhat() throws Exception {
        say("one and one");
        say("two and two");
        Submission one = asked("one and one").submission();
        Submission two = asked("two and two").submission();
        assertThat(asked("one and one").account()).isEqualTo(ann.account());
        assertThat(one.room()).isEqualTo(host.room());
        assertThat(one.kind()).isEqualTo(Kind.POST);
        assertThat(one.id()).isNotEqualTo(two.id());
    }

    @Test
    void h04_untouchedTextArrivesByteForByte() throws Exception {
        for (String text : List.of(
                "a heart \uD83D\uDC9B and a family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\u05E9\u05DC\u05D5\u05DD and \u0645\u0631\u062D\u0628\u0627",
                "first line\nsecond line\n\nfourth line",
                "<b>1 < 2</b> &amp; & \"quoted\" 'quoted' ]]>",
                "e\u0301 is not \u00e9,  two  spaces")) {
            ann.post(text);
            await(
                    "others see it: " + text,
                    () -> ben.seen().stream().anyMatch(s -> s.text().equals(text)));
            await(
                    "the gate is asked: " + text,
                    () -> gate.asked().stream()
                            .anyMatch(question -> question.text().equals(text)));
        }
    }

    @Test
    void h05_othersSeeThePseudonym() throws Exception {
        if (applies(profile.replaceAuthor() != HostProfile.ReplaceAuthor.NONE, "the author is never replaced")) {
            say("hello there");
            await(
                    "the pseudonym is shown",
                    () -> nameOf(ben, "hello there").equals(pseudonym(ann).name()));
        }
    }

    @Test
    void h06_theAccountAppearsNowhere() throws Exception {
        boolean before = profile.replaceAuthor() == HostProfile.ReplaceAuthor.BEFORE
                || profile.replaceAuthor() == HostProfile.ReplaceAuthor.REPUBLISH;
        boolean hidden = profile.identityVisibleTo() != HostProfile.IdentityVisibleTo.MEMBERS;
        boolean unlisted = !profile.can(LISTS_ACCOUNTS);
        String whyNot = unlisted
                ? "the profile says that members can see accounts"
                : "the profile says that members see which accounts are in a room";
        if (applies(before && hidden && unlisted, whyNot)) {
            say("hello there");
            assertThat(ben.received()).contains("hello there").doesNotContainIgnoringCase(ANN);
        }
    }

    @Test
    void h07_othersSeeRewrittenTextAlone() throws Exception {
        if (applies(profile.can(REWRITE_BODY) && beforehand(), "it publishes the author's words alone")) {
            ann.post(ScriptedGate.REWRITE + " the original words");
            await("the other words are shown", () -> sees(ben, ScriptedGate.REWRITTEN));
            barrier();
            assertThat(ben.received()).doesNotContain("the original words");
        }
    }

    @Test
    void h08_aHeldMessageIsSeenByNobody() throws Exception {
        if (applies(canHold(), "it cannot hold")) {
            ann.post(ScriptedGate.HOLD + " in between");
            barrier();
            assertThat(asked(ScriptedGate.HOLD)).isNotNull();
            assertThat(ben.received()).doesNotContain("in between");
        }
    }

    @Test
    void h09_theAuthorOfAHeldMessageIsTold() throws Exception {
        if (applies(canHold() && profile.reachesAuthor(), "it cannot hold, or not reach the author")) {
            ann.post(ScriptedGate.HOLD + " in between");
            await("the author is told", () -> isTold(ann, ScriptedGate.HELD_NOTICE));
        }
    }

    @Test
    void h10_aRefusedMessageIsSeenByNobody() throws Exception {
        if (applies(beforehand(), "messages are visible before they are judged")) {
            ann.post(ScriptedGate.REFUSE + " out of bounds");
            barrier();
            assertThat(asked(ScriptedGate.REFUSE)).isNotNull();
            assertThat(ben.received()).doesNotContain("out of bounds");
        }
    }

    @Test
    void h11_theAuthorOfARefusedMessageIsToldWhy() throws Exception {
        if (applies(profile.can(REASON_SHOWN), "it cannot show a reason")) {
            ann.post(ScriptedGate.REFUSE + " out of bounds");
            await("the author is told why", () -> isTold(ann, ScriptedGate.REFUSED_NOTICE));
        }
    }

    @Test
    void h12_whatCouldNotBeJudgedIsSeenByNobody() throws Exception {
        if (applies(beforehand(), "messages are visible before they are judged")) {
            ann.post(ScriptedGate.LATER + " some other time");
            barrier();
            assertThat(ben.received()).doesNotContain("some other time");
            if (profile.can(REASON_SHOWN)) {
                await("the author is told", () -> isTold(ann, ScriptedGate.LATER_NOTICE));
            }
        }
    }

    @Test
    void h13_noticesReachTheAuthorAlone() throws Exception {
        if (applies(profile.reachesAuthor(), "it cannot reach the author")) {
            ann.post(ScriptedGate.NOTICE + " hello");
            await("the author is told", () -> isTold(ann, ScriptedGate.CARE_NOTICE));
            barrier();
            assertThat(ben.received()).contains(ScriptedGate.NOTICE).doesNotContain(ScriptedGate.CARE_NOTICE);
        }
    }

    @Test
    void h14_anEditPassesTheGate() throws Exception {
        if (applies(profile.can(SEES_EDITS), "edits do not come through us")) {
            String key = say("the first version");
            ann.edit(key, "the second version");
            await("the edit is shown", () -> sees(ben, "the second version"));
            Submission edit = asked("the second version").submission();
            assertThat(edit.kind()).isEqualTo(Kind.EDIT);
            assertThat(edit.target())
                    .isEqualTo(asked("the first version").submission().id());
            ann.edit(key, ScriptedGate.REFUSE + " the third version");
            assertThat(asked("the third version").submission().kind()).isEqualTo(Kind.EDIT);
            if (beforehand()) {
                barrier();
                assertThat(ben.received()).doesNotContain("the third version");
            } else if (profile.remove() != HostProfile.Remove.NONE) {
                await("it is taken away", () -> !sees(ben, "the third version"));
            }
        }
    }

    @Test
    void h15_membersCanTakeBackTheirOwn() throws Exception {
        String key = say("said too much");
        if (applies(ann.delete(key), "members of this host cannot delete")) {
            await("it is gone", () -> !sees(ben, "said too much"));
        }
    }

    @Test
    void h16_aPrivateMessagePassesTheGate() throws Exception {
        if (applies(profile.can(SEES_PRIVATE_MESSAGES), "private messages do not come through us")) {
            Member cho = host.join(CHO);
            ann.whisper(ben, "between the two of us");
            await("the receiver sees it", () -> sees(ben, "between the two of us"));
            assertThat(asked("between the two of us").submission().kind()).isEqualTo(Kind.PRIVATE_MESSAGE);
            ann.whisper(ben, ScriptedGate.REFUSE + " behind closed doors");
            barrier();
            assertThat(ben.received()).doesNotContain("behind closed doors");
            await("the third sees the room", () -> cho.received().contains(BARRIER));
            assertThat(cho.received()).doesNotContain("between the two of us");
        }
    }

    @Test
    void h17_aReleasedMessageAppearsUnderItsPseudonym() throws Exception {
        if (applies(canHold(), "it cannot hold")) {
            Receipt receipt = release("worth the wait");
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
            await("it appears", () -> sees(ben, "worth the wait"));
            assertThat(nameOf(ben, "worth the wait")).isEqualTo(pseudonym(ann).name());
        }
    }

    @Test
    void h18_aReleasedMessageAppearsOnce() throws Exception {
        boolean dedupes = profile.dedupe() != HostProfile.Dedupe.NONE;
        if (applies(canHold() && dedupes, "it cannot hold, or promises no dedupe")) {
            Receipt first = release("only once");
            Receipt second = publish(asked("only once").submission());
            assertThat(first.outcome()).isEqualTo(Receipt.Outcome.DONE);
            assertThat(second.outcome()).isEqualTo(Receipt.Outcome.DONE);
            barrier();
            assertThat(ben.seen())
                    .filteredOn(s -> s.text().contains("only once"))
                    .hasSize(1);
        }
    }

    @Test
    void h19_whatIsToldReachesTheAuthorAlone() throws Exception {
        if (applies(profile.reachesAuthor(), "it cannot reach the author")) {
            say("hello");
            Effect.Tell tell = new Effect.Tell(pseudonym(ann), "a moderator's kind word");
            Receipt receipt = get(host.adapter().actions().tell(key, ann.account(), tell));
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
            await("the author is told", () -> isTold(ann, "a moderator's kind word"));
            barrier();
            assertThat(ben.received()).doesNotContain("kind word");
        }
    }

    @Test
    void h20_aRemovalDoesWhatTheProfileSays() throws Exception {
        say("not for long");
        Effect.Remove remove = new Effect.Remove(
                host.room(), asked("not for long").submission().id());
        Receipt receipt = get(host.adapter().actions().remove(key, remove));
        if (profile.remove() == HostProfile.Remove.NONE) {
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.CANNOT);
        } else {
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
            await("it is gone", () -> !sees(ben, "not for long"));
        }
    }

    @Test
    void h21_whileWeAreDownTheHostDoesAsTheProfileSays() throws Exception {
        say("hello");
        host.stopGate();
        ann.post("while you were away");
        awaitDown("while you were away");
        host.startGate();
        boolean waits = profile.whenWeAreDown() == WhenWeAreDown.WAITS;
        if (waits) {
            await("what waited is shown", () -> sees(ben, "while you were away"));
            assertThat(asked("while you were away").account()).isEqualTo(ann.account());
        }
        barrier();
        assertThat(ben.received().contains("while you were away"))
                .isEqualTo(waits || profile.whenWeAreDown() == WhenWeAreDown.OPEN);
    }

    @Test
    void h22_aGateThatFailsIsAGateThatIsDown() throws Exception {
        ann.post(ScriptedGate.BUG + " after a bug");
        awaitDown("after a bug");
        barrier();
        assertThat(ben.received().contains("after a bug"))
                .isEqualTo(!beforehand() || profile.whenWeAreDown() == WhenWeAreDown.OPEN);
    }

    @Test
    void h23_theOrderIsKept() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add("number " + i + ".");
            ann.post(sent.get(i));
        }
        await("all are shown", () -> sees(ben, "number 19."));
        assertThat(ben.seen())
                .extracting(HostUnderTest.Seen::text)
                .filteredOn(text -> text.startsWith("number "))
                .isEqualTo(sent);
    }

    @Test
    void h24_othersGoOnWhileOneIsJudged() throws Exception {
        if (applies(beforehand(), "messages are visible before they are judged")) {
            ann.post(ScriptedGate.WAIT + " slow to judge");
            await(
                    "the gate is asked",
                    () -> gate.asked().stream().anyMatch(a -> a.text().contains("slow to judge")));
            ben.post("meanwhile");
            await("the other goes on", () -> sees(ann, "meanwhile"));
            assertThat(ben.received()).doesNotContain("slow to judge");
            gate.release();
            await("the slow one arrives", () -> sees(ben, "slow to judge"));
        }
    }

    @Test
    void h25_closingTwiceIsClosingOnce() {
        HostAdapter adapter = host.adapter();
        adapter.close();
        assertThatCode(adapter::close).doesNotThrowAnyException();
    }

    @Test
    void h26_aClosedAdapterNeverSaysDone() throws Exception {
        say("hello");
        HostActions actions = host.adapter().actions();
        host.adapter().close();
        Effect.Tell tell = new Effect.Tell(pseudonym(ann), "too late");
        Receipt receipt = actions.tell(key, ann.account(), tell)
                .toCompletableFuture()
                .orTimeout(1, SECONDS)
                .exceptionally(failed -> Receipt.tryAgain(new Reason("test.failed", "The stage failed.")))
                .get();
        assertThat(receipt.outcome()).isNotEqualTo(Receipt.Outcome.DONE);
    }

    private Receipt release(String words) throws Exception {
        ann.post(ScriptedGate.HOLD + " " + words);
        await(
                "the gate is asked",
                () -> gate.asked().stream().anyMatch(a -> a.text().contains(words)));
        return publish(asked(words).submission());
    }

    private Receipt publish(Submission submission) throws Exception {
        Effect.Publish publish = new Effect.Publish(pseudonym(ann), submission);
        return get(host.adapter().actions().publish(key, ann.account(), publish));
    }
}
