package org.quietroom.core.testkit;

import static org.quietroom.core.testkit.Level.MUST;
import static org.quietroom.core.testkit.Level.SHOULD;

/** What {@link HostAdapterContract} holds a route into a host to. The test of H07 is named {@code h07_…}. */
public enum HostRule {
    /** Constant profile. */
    H01(MUST, "The profile is the same for the adapter's whole life: policies were checked against it at the start."),
    /** Health. */
    H02(MUST, "Health names no account: operators read it, and it is logged."),
    /** What the gate is told. */
    H03(MUST, "The gate is told which account, room, kind and message it is; two messages never share an id."),
    /** Fidelity. */
    H04(MUST, "Text that nobody rewrote arrives byte for byte: emoji, right-to-left, new lines, markup characters."),
    /** Names. */
    H05(MUST, "Others see the pseudonym as the author's name."),
    /** No account. */
    H06(MUST, "The account appears nowhere in what others receive: clients show what they get, and keep it."),
    /** Rewrites. */
    H07(MUST, "Others see the rewritten text and never receive the original."),
    /** Hold. */
    H08(MUST, "A held message is seen by nobody but its author."),
    /** Hold told. */
    H09(MUST, "The author of a held message is told what we say of it, so that silence does not punish."),
    /** Refuse. */
    H10(MUST, "A refused message is seen by nobody but its author."),
    /** Refuse told. */
    H11(MUST, "The author of a refused message is told why."),
    /** Try later. */
    H12(MUST, "A message that could not be judged is seen by nobody, and its author is told so."),
    /** Notices. */
    H13(MUST, "What is meant for the author alone reaches nobody else: it may speak of a crisis."),
    /** Edits. */
    H14(MUST, "An edit passes the same gate as a post: otherwise it is the way around every guard."),
    /** Deletions. */
    H15(SHOULD, "Members can take back their own messages under a pseudonym, and others then no longer see them."),
    /** Private messages. */
    H16(MUST, "A private message passes the gate and reaches its receiver alone."),
    /** Release. */
    H17(MUST, "A released message appears, under the pseudonym of its author."),
    /** Once. */
    H18(MUST, "An effect that is delivered again shows once, as the profile's dedupe promises."),
    /** Tell. */
    H19(MUST, "What the author is told later reaches the author alone."),
    /** Remove. */
    H20(MUST, "A removal does what the profile says, and what it cannot do it calls impossible."),
    /** Down. */
    H21(MUST, "While we are down the host behaves as the profile says, and works again when we are back."),
    /** Bug. */
    H22(MUST, "A gate that fails is a gate that is down: a bug of ours publishes nothing that an outage would not."),
    /** Order. */
    H23(MUST, "The messages of one author appear in the order in which they were sent."),
    /** Others. */
    H24(SHOULD, "While one author's message is being judged, others' messages go on."),
    /** Close. */
    H25(MUST, "Closing twice is closing once."),
    /** Closed. */
    H26(MUST, "A closed adapter never says that an effect is done."),
    /** Untestable here: identityVisibleTo. */
    H90(MUST, "Nobody at the host sees an account whom the profile does not name. Only reading the host shows that."),
    /** Untestable here: exposure. */
    H91(MUST, "The exposure in the profile is the longest that was measured under load, not the shortest.");

    private final Level level;
    private final String intent;

    HostRule(Level level, String intent) {
        this.level = level;
        this.intent = intent;
    }

    /** How binding it is. */
    public Level level() {
        return level;
    }

    /** What it is for. */
    public String intent() {
        return intent;
    }

    /** Whether a test can show that it is kept. */
    public boolean testable() {
        return this != H90 && this != H91;
    }
}
