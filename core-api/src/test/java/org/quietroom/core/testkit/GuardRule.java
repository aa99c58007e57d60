package org.quietroom.core.testkit;

import static org.quietroom.core.testkit.Level.MUST;
import static org.quietroom.core.testkit.Level.SHOULD;

/** What {@link GuardContract} holds a guard to. The test of G03 is named {@code g03_…}; G90 and above cannot be tested. */
public enum GuardRule {
    /** Declarations. */
    G01(
            MUST,
            "A provider always declares the same id, phase, needs, reaction and settings: operators rely on the list."),
    /** Fallbacks. */
    G02(MUST, "A guard can be made with every setting at its fallback, so that a new installation starts."),
    /** Purity. */
    G03(
            MUST,
            "The same arguments give the same review: a moderator must be able to explain it, a retry must not differ."),
    /** Threads. */
    G04(MUST, "Many threads get what one gets: the pipeline calls one guard from several."),
    /** Null. */
    G05(MUST, "It never returns null: nothing is not an answer about a person."),
    /** Hostile input. */
    G06(MUST, "It never throws, whatever the words: otherwise an attacker chooses which messages go unchecked."),
    /** Spans. */
    G07(MUST, "Its spans lie inside the text it was given: a moderator is shown those words."),
    /** Shape. */
    G08(MUST, "A rewrite keeps number, roles and formats of the parts: a title stays a title."),
    /** Care reads. */
    G09(MUST, "A guard in CARE never rewrites: evidence of a crisis is read as it was written."),
    /** Crisis passes. */
    G10(MUST, "A review that bears a crisis flag passes: nobody is silenced for a cry for help."),
    /** Restraint. */
    G11(MUST, "Harmless words in a format without markup of its own leave as they came: it changes only what it must."),
    /** Idempotence. */
    G12(
            SHOULD,
            "Its own rewrite needs no second one: a message that is edited must not change under its author's hands."),
    /** Linear time. */
    G13(MUST, "Its time grows with the text, not with its square: one long message must not hold up a room."),
    /** No quotes. */
    G14(MUST, "Reasons, rules and readings never quote the member: they are shown, logged and counted."),
    /** Locale. */
    G15(MUST, "The machine's locale changes nothing: the same community is judged alike everywhere."),
    /** Untestable here: effects. */
    G90(
            MUST,
            "It uses no network, file, clock, thread or randomness. Architecture tests look; running it cannot prove it."),
    /** Untestable here: memory. */
    G91(MUST, "It keeps nothing of what it read. Only reading its source shows that.");

    private final Level level;
    private final String intent;

    GuardRule(Level level, String intent) {
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
        return this != G90 && this != G91;
    }
}
