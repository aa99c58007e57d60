package org.quietroom.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/**
 * A chat host in memory, with its adapter and its members: what a host does that keeps every rule. It remembers all that
 * its members saw, were told and received. Safe for many threads.
 */
public class RecordingHost implements HostUnderTest {
    /** What a host can do at best. */
    public static final HostProfile ABLE = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            HostProfile.IdentityVisibleTo.HOST_OPERATOR,
            HostProfile.ReplaceAuthor.BEFORE,
            HostProfile.Hold.ADAPTER,
            HostProfile.Edit.ANY,
            HostProfile.Remove.HARD,
            HostProfile.Dedupe.HOST_KEY,
            Duration.ZERO,
            EnumSet.complementOf(EnumSet.of(Ability.SEES_FEDERATED, Ability.LISTS_ACCOUNTS)));

    private static final HostId HOST = new HostId("recording");

    final RoomId room = new RoomId(HOST, "room");
    final HostProfile profile;
    private final List<RecordingMember> members = new ArrayList<>();
    private final RecordingAdapter adapter;
    private @Nullable Gate gate;
    private int messages;

    RecordingHost(HostProfile profile) {
        this.profile = profile;
        this.adapter = adapter(profile);
    }

    /** An able host that asks this gate. */
    public static RecordingHost open(Gate gate) {
        return open(gate, ABLE);
    }

    /** A host that asks this gate and can do what this profile says. */
    public static RecordingHost open(Gate gate, HostProfile profile) {
        RecordingHost host = new RecordingHost(profile);
        host.adapter().open(gate);
        return host;
    }

    RecordingAdapter adapter(HostProfile wanted) {
        return new RecordingAdapter(this, wanted);
    }

    @Override
    public String route() {
        return "recording";
    }

    @Override
    public HostAdapter adapter() {
        return adapter;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public synchronized RecordingMember join(String account) {
        RecordingMember member = new RecordingMember(this, new AccountId(HOST, account));
        members.add(member);
        return member;
    }

    final synchronized List<RecordingMember> members() {
        return List.copyOf(members);
    }

    @Override
    public synchronized void stopGate() {
        gate = null;
    }

    @Override
    public void startGate() {
        connect(adapter.gate());
    }

    final synchronized void connect(@Nullable Gate other) {
        gate = other;
    }

    final synchronized boolean connected() {
        return gate != null;
    }

    @Override
    public void close() {
        connect(null);
    }

    /** Hands a member's message over and does what the gate answers; returns the host's key of it. */
    String submit(RecordingMember from, Kind kind, @Nullable String target, List<RecordingMember> to, String text) {
        MessageId id = nextId();
        MessageId about = target == null ? null : new MessageId(target);
        List<Part> parts = kind == Kind.DELETE ? List.of() : List.of(Part.body(text));
        Submission submission =
                new Submission(id, room, kind, parts, List.of(), about, null, null, false, Instant.now());
        enqueue(
                from,
                () -> ask(from.account(), submission).handle((answer, failure) -> {
                    if (answer == null) {
                        failed(from, submission, to);
                    } else {
                        answered(from, submission, to, answer);
                    }
                    return null;
                }));
        return id.value();
    }

    /** Begins this when all is done that must come before it. */
    void enqueue(RecordingMember from, Supplier<CompletionStage<?>> work) {
        from.enqueue(work);
    }

    final synchronized MessageId nextId() {
        return new MessageId("m" + ++messages);
    }

    CompletionStage<Answer> ask(AccountId account, Submission submission) {
        Gate asked;
        synchronized (this) {
            asked = gate;
        }
        return asked == null
                ? CompletableFuture.failedStage(new IllegalStateException("nobody answers"))
                : asked.submit(account, submission);
    }

    /** Nobody answered, or what answered failed. */
    void failed(RecordingMember from, Submission submission, List<RecordingMember> to) {
        switch (profile.whenWeAreDown()) {
            case OPEN -> answered(from, submission, to, Answer.asItCame());
            case CLOSED_AUTHOR_TOLD -> from.tell("Your message was not sent: nobody could check it.");
            case CLOSED_SILENT, WAITS -> {
                // This host keeps nothing: whoever extends it with a queue asks again from there.
            }
        }
    }

    void answered(RecordingMember from, Submission submission, List<RecordingMember> to, Answer answer) {
        if (answer.action() == Answer.Action.PUBLISH) {
            String name = answer.author() == null || profile.replaceAuthor() == HostProfile.ReplaceAuthor.NONE
                    ? from.account().value()
                    : answer.author().name();
            List<Part> parts = answer.parts() == null ? submission.parts() : answer.parts();
            to.forEach(member -> show(member, from, submission, name, parts));
        }
        if (answer.notice() != null) {
            notice(from, answer.action(), answer.notice());
        }
    }

    /** Lets one member see it. */
    void show(RecordingMember member, RecordingMember from, Submission submission, String name, List<Part> parts) {
        String target = submission.target() == null ? "" : submission.target().value();
        if (submission.kind() == Kind.DELETE) {
            member.takeAway(target);
        } else if (submission.kind() == Kind.EDIT) {
            member.replace(target, parts.get(0).text());
        } else {
            member.show(submission.id().value(), name, parts.get(0).text());
        }
    }

    void notice(RecordingMember from, Answer.Action action, String notice) {
        if (profile.reachesAuthor()) {
            from.tell(notice);
        }
    }
}
