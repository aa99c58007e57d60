package org.quietroom.core.testkit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.WhenWeAreDown;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.HostUnderTest.Member;

/** The words in which {@link HostAdapterContract} speaks of a host. */
@ExtendWith(HostReport.class)
abstract class HostContractBase {
    static final String ANN = "zannaz";
    static final String BEN = "zbenoz";
    static final String CHO = "zchorz";
    static final String BARRIER = "nothing more to say ";

    final ScriptedGate gate = new ScriptedGate();
    final List<String> notApplicable = new ArrayList<>();
    HostUnderTest host;
    HostProfile profile;
    Member ann;
    Member ben;
    private int barriers;

    /** Starts a host whose adapter is open and asks this gate. */
    protected abstract HostUnderTest start(Gate gate) throws Exception;

    @BeforeEach
    void enter() throws Exception {
        host = start(gate);
        profile = host.adapter().profile();
        ann = host.join(ANN);
        ben = host.join(BEN);
    }

    @AfterEach
    void leave() throws Exception {
        gate.release();
        if (host != null) {
            host.close();
        }
    }

    /** Whether a rule applies; if not, the report says why. */
    final boolean applies(boolean condition, String whyNot) {
        if (!condition) {
            notApplicable.add(whyNot);
        }
        return condition;
    }

    final boolean beforehand() {
        return profile.intercept() != HostProfile.Intercept.AFTER_ONLY;
    }

    final boolean canHold() {
        return profile.hold() != HostProfile.Hold.NONE;
    }

    /** Ann says something that passes, and ben has seen it. */
    final String say(String text) throws Exception {
        String key = ann.post(text);
        await("it is shown: " + text, () -> sees(ben, text));
        return key;
    }

    /** Returns when whatever ann did before has had its effect: messages of one author keep their order. */
    final void barrier() throws Exception {
        say(BARRIER + ++barriers + ".");
    }

    /** What the gate was asked about these words; waits for it, because a host that asks afterwards shows them before. */
    final ScriptedGate.Asked asked(String words) throws Exception {
        await(
                "the gate is asked about: " + words,
                () -> questions(words).findFirst().isPresent());
        return questions(words).findFirst().orElseThrow();
    }

    private Stream<ScriptedGate.Asked> questions(String words) {
        return gate.asked().stream().filter(question -> question.text().contains(words));
    }

    final Pseudonym pseudonym(Member member) {
        return gate.pseudonym(member.account(), host.room());
    }

    final void awaitDown(String words) throws Exception {
        if (profile.whenWeAreDown() == WhenWeAreDown.CLOSED_AUTHOR_TOLD) {
            await(
                    "the author is told that it was not sent: " + words,
                    () -> !ann.told().isEmpty());
        }
    }

    final <E extends Exception> void await(String what, Await.Condition<E> condition) throws E {
        Await.until(host.patience(), what, condition);
    }

    final <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(host.patience().toMillis(), MILLISECONDS);
    }

    static boolean sees(Member member, String words) throws Exception {
        return member.seen().stream().anyMatch(seen -> seen.text().contains(words));
    }

    static String nameOf(Member member, String words) throws Exception {
        return member.seen().stream()
                .filter(seen -> seen.text().contains(words))
                .map(HostUnderTest.Seen::name)
                .findFirst()
                .orElse("");
    }

    static boolean isTold(Member member, String words) throws Exception {
        return member.told().stream().anyMatch(told -> told.contains(words));
    }
}
