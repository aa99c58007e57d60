package org.quietroom.gateway.console;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.MemberVault;
import org.quietroom.core.port.ProofCheck;
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
import org.quietroom.encryption.KeyRing;
import org.quietroom.gateway.console.signin.OneTimeSignIn;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.run.Covering;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.CareSettings;
import org.quietroom.moderation.care.Place;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.DeskSettings;
import org.quietroom.moderation.desk.Places;

/** The console alone on loopback, with a real desk in SQLite and a clock that stands still at 13:57 in Berlin. */
final class Stage implements AutoCloseable {
    static final Instant NOW = Instant.parse("2025-11-22T12:57:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final HostId FORUM = new HostId("forum");
    static final HostId CHAT = new HostId("chat");

    private static final String PASSWORD = "kettle orchard violet nine";

    final MovableClock clock = new MovableClock(NOW);
    final Desk desk;
    final Users users;
    final Sessions sessions;
    final List<HostView> hosts = new CopyOnWriteArrayList<>();
    final List<AlertView> alerts = new CopyOnWriteArrayList<>();
    volatile TrafficView traffic = TrafficView.NONE;
    final List<GuardStatus> guards = new CopyOnWriteArrayList<>();
    final Console console;
    final OneTimeSignIn link;
    volatile boolean storeTakesWrites = true;
    volatile ProofCheck proofs = exhibit -> List.of();

    private final AtomicBoolean gone = new AtomicBoolean();

    private final AtomicInteger count = new AtomicInteger();
    private final Javalin server;

    Stage(Path folder) {
        this(folder, ConsoleSettings.LOOPBACK);
    }

    Stage(Path folder, ConsoleSettings settings) {
        this(folder, settings, CareSettings.NONE);
    }

    Stage(Path folder, ConsoleSettings settings, CareSettings care) {
        DataSource store = new SwitchedSource(Databases.SQLITE.fresh(), gone);
        MemberVault vault = KeyRing.openOrCreate(folder.resolve("keyset")).vault();
        Places places = room ->
                new Place(room.host().equals(FORUM) ? "NodeBB" : "XMPP", room.value(), profile(), Locale.ENGLISH, "GB");
        desk = Desk.open(
                store,
                vault,
                places,
                CareNotes.shipped(care),
                new Covering(List.of("GB")),
                DeskSettings.DEFAULT,
                clock);
        users = new Users(store, vault, clock);
        sessions = new Sessions(store, clock, Sessions.IDLE);
        hosts.add(host(FORUM, "NodeBB", HostHealth.State.REACHED, NOW.minusSeconds(60), false));
        hosts.add(host(CHAT, "XMPP", HostHealth.State.REACHED, NOW.minus(Duration.ofHours(2)), false));
        add("Rowan", Role.MODERATOR);
        add("Kim", Role.MODERATOR);
        add("Sam", Role.LEAD);
        link = new OneTimeSignIn("Rowan");
        Surroundings surroundings = new Surroundings() {
            @Override
            public List<HostView> hosts() {
                return hosts;
            }

            @Override
            public List<GuardStatus> guards() {
                return guards;
            }

            @Override
            public List<AlertView> alerts() {
                return alerts;
            }

            @Override
            public TrafficView traffic() {
                return traffic;
            }

            @Override
            public ProofCheck proofs() {
                return exhibit -> proofs.check(exhibit);
            }

            @Override
            public boolean storeTakesWrites() {
                return storeTakesWrites;
            }
        };
        console = new Console(settings, desk, places, users, sessions, surroundings, clock, link);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(s -> s.setErrorHandler(console.refusals()));
                    config.jetty.modifyServletContextHandler(h -> h.setErrorHandler(console.refusals()));
                    console.mount(config);
                })
                .start("127.0.0.1", 0);
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** From now on the database refuses, or gives, connections. */
    void storeIsGone(boolean now) {
        gone.set(now);
    }

    /** The server alone, as when the gateway stops: in the reverse order of its start. */
    void stop() {
        server.stop();
    }

    /** A session of somebody, as their browser would keep it. */
    String token(String name) {
        return sessions.open(users.find(name).orElseThrow());
    }

    /** The browser of somebody who is signed in. */
    Caller browser(String name) {
        return new Caller(address(), token(name));
    }

    /** A browser without a session. */
    Caller nobody() {
        return new Caller(address(), "");
    }

    void prefer(String name, boolean shortcuts, Preferences.Theme theme, Locale language) {
        users.prefer(name, new Preferences(shortcuts, theme, BERLIN, language));
    }

    private void add(String name, Role role) {
        users.add(name, role, PASSWORD);
        prefer(name, true, Preferences.Theme.LIGHT, Locale.ENGLISH);
    }

    static HostProfile profile() {
        return new HostProfile(
                HostProfile.Intercept.GATE,
                HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                HostProfile.IdentityVisibleTo.HOST_OPERATOR,
                HostProfile.ReplaceAuthor.BEFORE,
                HostProfile.Hold.ADAPTER,
                HostProfile.Edit.ANY,
                HostProfile.Remove.SOFT,
                HostProfile.Dedupe.HOST_KEY,
                Duration.ZERO,
                Set.of(HostProfile.Ability.PRIVATE_REPLY, HostProfile.Ability.REWRITE_BODY));
    }

    static HostView host(HostId id, String name, HostHealth.State state, Instant last, boolean shadow) {
        String detail = state == HostHealth.State.LOST ? "It closed the connection; we dial again." : "It answers.";
        return new HostView(id, name, profile(), new HostHealth(state, detail), last, shadow);
    }

    /** A case whose text marks {@code flagged} where it stands; opened {@code ago} before now. */
    CaseId open(
            Severity severity,
            FlagKind kind,
            String room,
            String text,
            String flagged,
            Verdict verdict,
            HostPolicy policy) {
        int number = count.incrementAndGet();
        RoomId id = new RoomId(number % 3 == 0 ? CHAT : FORUM, room);
        Pseudonym author = new Pseudonym(new PseudonymId(String.format("%032x", number)), id, "Reed " + number);
        return open(author, severity, kind, text, flagged, verdict, policy);
    }

    CaseId open(
            Pseudonym author,
            Severity severity,
            FlagKind kind,
            String text,
            String flagged,
            Verdict verdict,
            HostPolicy policy) {
        Submission submission =
                Submission.post(new MessageId("m" + count.incrementAndGet()), author.room(), text, clock.instant());
        List<Flag> flags = new ArrayList<>();
        int at = flagged.isEmpty() ? -1 : text.indexOf(flagged);
        if (at >= 0) {
            var reading = new Reading(
                    Reading.Subject.AUTHOR,
                    Reading.Time.NOW,
                    Reading.Voice.OWN,
                    Reading.Stance.AFFIRMED,
                    List.of("a time is named", "own words"),
                    List.of());
            flags.add(
                    new Flag(kind, severity, List.of(new Span(0, at, at + flagged.length())), "en/sample-07", reading));
        }
        var trail = List.of(
                new TrailEntry(new GuardId("quietroom.crisis"), TrailEntry.Outcome.PASSED, null, Duration.ofMillis(1)),
                new TrailEntry(
                        new GuardId("quietroom.html"),
                        TrailEntry.Outcome.OVERRAN,
                        new Reason("guard.overran", "It took too long."),
                        Duration.ofMillis(50)));
        var decision = new Decision(verdict, List.of(Part.body(text)), flags, trail);
        return desk.sink()
                .open(new CaseSink.Intake(author, submission, decision, Enactor.plan(decision, profile(), policy)))
                .id();
    }

    @Override
    public void close() {
        console.close();
        server.stop();
    }
}
