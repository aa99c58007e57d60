package org.quietroom.moderation.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.port.CaseSink.Intake;
import org.quietroom.core.port.CaseSink.Opened;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.testkit.MovableClock;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.CareSettings;
import org.quietroom.moderation.care.Place;

/** A desk on a fresh store, a room, some people and bland messages with "flagged words" in them. */
final class Setting {
    static final HostProfile GATE = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            HostProfile.IdentityVisibleTo.HOST_OPERATOR,
            HostProfile.ReplaceAuthor.BEFORE,
            HostProfile.Hold.ADAPTER,
            HostProfile.Edit.ANY,
            HostProfile.Remove.SOFT,
            HostProfile.Dedupe.HOST_KEY,
            Duration.ZERO,
            EnumSet.allOf(HostProfile.Ability.class));
    static final RoomId ROOM = new RoomId(new HostId("forum"), "evening");
    static final Reason WHY = new Reason("test.hold", "a person looks at first posts");
    static final Actor ROWAN = Actor.moderator("rowan");
    static final Actor KIM = Actor.moderator("kim");
    static final Actor LEE = Actor.lead("lee");
    static final String TEXT = "Quiet morning. These are flagged words indeed.";

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final LabelledVault vault = new LabelledVault();
    final DataSource source;
    final Desk desk;
    private final AtomicInteger messages = new AtomicInteger();
    private volatile HostProfile profile = GATE;

    Setting(Databases databases) {
        this(databases.fresh(), CareSettings.NONE);
    }

    Setting(DataSource source, CareSettings care) {
        this.source = source;
        desk = reopened(care);
    }

    static Setting withPages(Databases databases) {
        return new Setting(databases.fresh(), new CareSettings(null, null, URI.create("https://desk.example.org")));
    }

    /** Covers "Covered Name" in English texts. */
    static List<Cover> covers(List<Part> parts, Locale language) {
        List<Cover> covers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int at = parts.get(i).text().indexOf("Covered Name");
            if (at >= 0 && language.equals(Locale.ENGLISH)) {
                covers.add(new Cover("name", 0, i, at, at + "Covered Name".length()));
            }
        }
        return covers;
    }

    /** Another desk on the same store, as after a restart. */
    Desk reopened(CareSettings care) {
        return Desk.open(
                source, vault, this::place, CareNotes.shipped(care), Setting::covers, DeskSettings.DEFAULT, clock);
    }

    void profile(HostProfile other) {
        profile = other;
    }

    Place place(RoomId room) {
        return new Place("the forum", "Evening room", profile, Locale.ENGLISH, "GB");
    }

    static Pseudonym author(int n) {
        return new Pseudonym(new PseudonymId("%032x".formatted(n)), ROOM, "Reed " + n);
    }

    Submission submission(Kind kind, String text) {
        MessageId target =
                kind == Kind.EDIT || kind == Kind.DELETE || kind == Kind.REPORT ? new MessageId("m-0") : null;
        return new Submission(
                new MessageId("m-" + messages.incrementAndGet()),
                ROOM,
                kind,
                List.of(Part.body(text)),
                List.of(),
                target,
                null,
                null,
                false,
                Instant.EPOCH);
    }

    static Flag flag(Severity severity) {
        return new Flag(
                severity.crisis() ? FlagKind.SUICIDE : FlagKind.UNCHECKED,
                severity,
                List.of(new Span(0, 25, 38)),
                "en/" + severity.name().toLowerCase(Locale.ROOT) + "-01",
                new Reading(
                        Reading.Subject.AUTHOR,
                        Reading.Time.NOW,
                        Reading.Voice.OWN,
                        Reading.Stance.AFFIRMED,
                        List.of("a time is named"),
                        List.of()));
    }

    Intake intake(int author, Submission submission, Verdict verdict, Severity severity, boolean shadow) {
        List<Flag> flags = new ArrayList<>();
        if (severity.crisis()) {
            flags.add(flag(severity));
        }
        Decision decision = new Decision(
                verdict,
                submission.parts(),
                flags,
                List.of(new TrailEntry(
                        new GuardId("test.guard"), TrailEntry.Outcome.PASSED, null, Duration.ofNanos(1_500))));
        HostPolicy policy = shadow ? HostPolicy.SHADOW : HostPolicy.VEILED;
        return new Intake(author(author), submission, decision, Enactor.plan(decision, profile, policy));
    }

    Opened open(int author, Verdict verdict, Severity severity) {
        return desk.sink().open(intake(author, submission(Kind.POST, TEXT), verdict, severity, false));
    }

    /** A published post with a crisis flag. */
    CaseId flagged(int author, Severity severity) {
        return open(author, Verdict.PASS, severity).id();
    }

    /** A held post, with a crisis flag or none. */
    CaseId held(int author, Severity severity) {
        return open(author, new Verdict.Hold(WHY), severity).id();
    }

    long version(CaseId id) {
        return desk.queue().row(id).version();
    }

    CaseId taken(CaseId id, Actor actor) {
        desk.claims().take(actor, id, version(id));
        return id;
    }

    Set<Act> possible(CaseId id, Actor actor) {
        return desk.cases().file(id, actor).possible();
    }

    /** Everything that is due now, which is then done. */
    List<Effect> dueEffects() {
        List<Outbox.Due> due = desk.outbox().due(100);
        due.forEach(each -> desk.outbox().settle(each.key(), Receipt.done()));
        return due.stream().map(Outbox.Due::effect).toList();
    }

    List<String> letters() {
        return dueEffects().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).text())
                .toList();
    }

    static HostProfile without(HostProfile.Ability... abilities) {
        EnumSet<HostProfile.Ability> rest = EnumSet.allOf(HostProfile.Ability.class);
        rest.removeAll(List.of(abilities));
        return with(HostProfile.Intercept.GATE, HostProfile.Hold.ADAPTER, HostProfile.Remove.SOFT, rest);
    }

    static HostProfile with(
            HostProfile.Intercept intercept,
            HostProfile.Hold hold,
            HostProfile.Remove remove,
            Set<HostProfile.Ability> abilities) {
        return new HostProfile(
                intercept,
                HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                HostProfile.IdentityVisibleTo.HOST_OPERATOR,
                HostProfile.ReplaceAuthor.BEFORE,
                hold,
                HostProfile.Edit.ANY,
                remove,
                HostProfile.Dedupe.HOST_KEY,
                Duration.ZERO,
                abilities);
    }
}
