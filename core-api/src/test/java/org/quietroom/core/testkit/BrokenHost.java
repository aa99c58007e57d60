package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;

/** A host that breaks exactly one rule, as real hosts have broken it. */
public final class BrokenHost extends RecordingHost {
    private final HostRule broken;

    /** @param broken the rule it breaks; one that can be tested */
    public BrokenHost(HostRule broken) {
        super(ABLE);
        this.broken = broken;
    }

    private boolean breaks(HostRule rule) {
        return broken == rule;
    }

    @Override
    public String route() {
        return "broken-" + broken;
    }

    /** Everything happens at once in memory: what has not happened will not. */
    @Override
    public Duration patience() {
        return Duration.ofMillis(100);
    }

    @Override
    RecordingAdapter adapter(HostProfile wanted) {
        return new BrokenAdapter(wanted);
    }

    @Override
    String submit(RecordingMember from, Kind kind, @Nullable String target, List<RecordingMember> to, String text) {
        if (breaks(HostRule.H15) && kind == Kind.DELETE) {
            return "";
        }
        return super.submit(from, kind, target, to, text);
    }

    @Override
    void enqueue(RecordingMember from, Supplier<CompletionStage<?>> work) {
        super.enqueue(breaks(HostRule.H24) ? members().get(0) : from, work);
    }

    @Override
    CompletionStage<Answer> ask(AccountId account, Submission submission) {
        boolean edit = breaks(HostRule.H14) && submission.kind() == Kind.EDIT;
        boolean whisper = breaks(HostRule.H16) && submission.kind() == Kind.PRIVATE_MESSAGE;
        if (edit || whisper) {
            return CompletableFuture.completedStage(Answer.asItCame());
        }
        if (breaks(HostRule.H03) && submission.kind() == Kind.POST) {
            return super.ask(account, as(Kind.PROFILE, submission));
        }
        CompletionStage<Answer> answer = super.ask(account, submission);
        boolean down = breaks(HostRule.H21) && !connected();
        boolean bug = breaks(HostRule.H22) && connected();
        return down || bug ? answer.exceptionally(failure -> Answer.asItCame()) : answer;
    }

    private static Submission as(Kind kind, Submission s) {
        return new Submission(
                s.id(), s.room(), kind, s.parts(), s.attachments(), null, null, null, false, s.receivedAt());
    }

    @Override
    void answered(RecordingMember from, Submission submission, List<RecordingMember> to, Answer answer) {
        if (breaks(HostRule.H12) && answer.action() == Answer.Action.TRY_LATER) {
            super.answered(from, submission, to, Answer.asItCame());
        }
        boolean held = breaks(HostRule.H08) && answer.action() == Answer.Action.HOLD;
        boolean refused =
                breaks(HostRule.H10) && answer.action() == Answer.Action.REFUSE && submission.kind() == Kind.POST;
        boolean original = breaks(HostRule.H07) && answer.parts() != null;
        if (held || refused || original) {
            to.forEach(member -> member.receive(
                    "kept for later: " + submission.parts().get(0).text()));
        }
        super.answered(from, submission, to, answer);
    }

    @Override
    void show(RecordingMember member, RecordingMember from, Submission submission, String name, List<Part> parts) {
        List<Part> shown = breaks(HostRule.H04)
                ? parts.stream()
                        .map(p -> p.withText(p.text().replace('\n', ' ')))
                        .toList()
                : parts;
        super.show(member, from, submission, breaks(HostRule.H05) ? "A member" : name, shown);
        if (breaks(HostRule.H06)) {
            member.receive("avatar of " + from.account().value());
        }
        if (breaks(HostRule.H23)) {
            member.swapLastTwo();
        }
    }

    @Override
    void notice(RecordingMember from, Answer.Action action, String notice) {
        boolean unsaid = (breaks(HostRule.H09) && action == Answer.Action.HOLD)
                || (breaks(HostRule.H11) && action == Answer.Action.REFUSE);
        if (breaks(HostRule.H13) && action == Answer.Action.PUBLISH) {
            members().forEach(member -> member.tell(notice));
        } else if (!unsaid) {
            super.notice(from, action, notice);
        }
    }

    private final class BrokenAdapter extends RecordingAdapter {
        private boolean closed;

        BrokenAdapter(HostProfile profile) {
            super(BrokenHost.this, profile);
        }

        @Override
        public HostProfile profile() {
            HostProfile p = super.profile();
            boolean changed = breaks(HostRule.H01)
                    && members().stream().anyMatch(m -> !m.seen().isEmpty());
            return !changed
                    ? p
                    : new HostProfile(
                            p.intercept(),
                            p.whenWeAreDown(),
                            p.identityVisibleTo(),
                            p.replaceAuthor(),
                            p.hold(),
                            HostProfile.Edit.NONE,
                            p.remove(),
                            p.dedupe(),
                            p.exposure(),
                            p.abilities());
        }

        @Override
        public HostHealth health() {
            HostHealth health = super.health();
            return breaks(HostRule.H02)
                    ? new HostHealth(
                            health.state(),
                            "Last spoke: " + members().get(0).account().value())
                    : health;
        }

        @Override
        String releasedAs(Effect.Publish effect) {
            return breaks(HostRule.H17) ? "The moderators" : super.releasedAs(effect);
        }

        @Override
        public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
            if (breaks(HostRule.H19)) {
                members().forEach(member -> member.receive("said to all: " + effect.text()));
            }
            return super.tell(key, account, effect);
        }

        @Override
        public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
            return breaks(HostRule.H20) ? CompletableFuture.completedStage(Receipt.done()) : super.remove(key, effect);
        }

        @Override
        CompletionStage<Receipt> once(EffectKey key, Supplier<Receipt> work) {
            if (breaks(HostRule.H26) && closed) {
                return CompletableFuture.completedStage(Receipt.done());
            }
            EffectKey other = new EffectKey(UUID.randomUUID().toString().replace("-", ""));
            return super.once(breaks(HostRule.H18) ? other : key, work);
        }

        @Override
        public void close() {
            if (closed && breaks(HostRule.H25)) {
                throw new IllegalStateException("closed twice");
            }
            closed = true;
            super.close();
        }
    }
}
