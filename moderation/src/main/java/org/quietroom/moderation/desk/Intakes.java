package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Severity;

/** Keeps new cases, each with everything that follows from its plan, in one transaction. */
final class Intakes implements CaseSink {
    private static final int TRIES = 20;

    private final Ground ground;

    Intakes(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Opened open(Intake intake) {
        String messageKey = Keys.ofMessage(intake.submission());
        boolean report = intake.submission().kind() == Kind.REPORT;
        Kept kept = ground.store().write(handle -> {
            Kept found = known(handle, messageKey)
                    .map(opened -> new Kept(opened, false))
                    .orElseGet(() -> keep(handle, messageKey, intake));
            return report ? found.with(page(handle, found.opened().id())) : found;
        });
        if (kept.fresh()) {
            ground.store().changed(kept.opened().id());
        }
        return kept.opened();
    }

    private @Nullable String page(Handle handle, CaseId id) {
        return Receipts.page(handle, ground.notes().settings().base(), id, ground.now());
    }

    private Kept keep(Handle handle, String messageKey, Intake intake) {
        Evidence evidence = Evidence.of(intake);
        for (int i = 0; i < TRIES; i++) {
            CaseId id = Keys.caseId();
            if (insert(handle, id, messageKey, intake, evidence)) {
                keepWhatCameWithIt(handle, id, intake);
                return new Kept(new Opened(id, follow(handle, id, intake, evidence)), true);
            }
            Optional<Opened> first = known(handle, messageKey);
            if (first.isPresent()) {
                return new Kept(first.get(), false);
            }
        }
        throw new IllegalStateException("our bug: no free case id was found in " + TRIES + " tries");
    }

    private void keepWhatCameWithIt(Handle handle, CaseId id, Intake intake) {
        ground.pictures().keep(handle, id, intake.author().id(), intake.pictures());
        Exhibit exhibit = intake.exhibit();
        if (exhibit != null) {
            ground.exhibits().keep(handle, id, intake.author().id(), exhibit);
        }
    }

    private Optional<Opened> known(Handle handle, String messageKey) {
        return handle.createQuery("SELECT id, notice FROM desk_case WHERE message_key = :key")
                .bind("key", messageKey)
                .map((row, context) -> new Opened(
                        new CaseId(row.getString("id")),
                        ground.sealer().openText(noticeLabel(row.getString("id")), row.getBytes("notice"))))
                .findOne();
    }

    private boolean insert(Handle handle, CaseId id, String messageKey, Intake intake, Evidence evidence) {
        Submission submission = intake.submission();
        List<Flag> flags = intake.decision().flags();
        Severity severity = intake.decision().severity();
        Instant now = ground.now();
        TreeSet<String> topics = new TreeSet<>();
        flags.forEach(flag -> topics.add(flag.kind().value()));
        int earlier = earlier(handle, intake.author().id());
        return handle.createUpdate(
                                "INSERT INTO desk_case (id, message_key, host, room, author, author_name, kind, severity,"
                                        + " topics, why, words, flagged_where, attachments, told, opened_at, due_at, evidence,"
                                        + " version, whereabouts) VALUES (:id, :messageKey, :host, :room, :author, :authorName,"
                                        + " :kind, :severity, :topics, :why, :words, :flaggedWhere, :attachments, 0, :now, :due,"
                                        + " :evidence, 1, :whereabouts) ON CONFLICT DO NOTHING")
                        .bind("id", id.value())
                        .bind("messageKey", messageKey)
                        .bind("host", submission.room().host().value())
                        .bind("room", submission.room().value())
                        .bind("author", intake.author().id().value())
                        .bind("authorName", intake.author().name())
                        .bind("kind", submission.kind().name())
                        .bind("severity", Tiers.number(severity))
                        .bind("topics", String.join(" ", topics))
                        .bind("why", ShortWhy.of(flags, evidence.reason(), earlier))
                        .bind("words", (long) ShortWhy.words(submission))
                        .bind("flaggedWhere", ShortWhy.where(submission, flags))
                        .bind("attachments", (long) submission.attachments().size())
                        .bind("now", now.toEpochMilli())
                        .bind("due", due(severity, now).toEpochMilli())
                        .bind(
                                "evidence",
                                ground.sealer()
                                        .seal(
                                                Evidence.label(id.value()),
                                                intake.author().id(),
                                                evidence))
                        .bind("whereabouts", whereabouts(intake).name())
                        .execute()
                == 1;
    }

    /** Stores what follows from the plan; returns what the author is shown at once. */
    private @Nullable String follow(Handle handle, CaseId id, Intake intake, Evidence evidence) {
        Instant now = ground.now();
        String act = ground.history()
                .add(
                        handle,
                        id,
                        now,
                        Actor.SYSTEM,
                        "case.open",
                        whereabouts(intake).name().toLowerCase(java.util.Locale.ROOT),
                        null);
        if (intake.plan().removeAfter()) {
            Effect away = Decisions.removalOf(intake.submission());
            ground.effects().add(handle, id, act, away, now, now, null);
        }
        Reply reply = Reply.to(handle, intake, evidence, ground);
        for (String letter : reply.letters()) {
            ground.effects().add(handle, id, act, new Effect.Tell(intake.author(), letter), now, now, null);
        }
        String notice = reply.notice();
        handle.createUpdate("UPDATE desk_case SET notice = :notice, told = :told WHERE id = :id")
                .bind(
                        "notice",
                        notice == null ? null : ground.sealer().sealText(noticeLabel(id.value()), handle, id, notice))
                .bind("told", reply.says() ? 1L : 0L)
                .bind("id", id.value())
                .execute();
        return notice;
    }

    private Instant due(Severity severity, Instant now) {
        return now.plus(ground.settings().deadlines().of(Urgency.of(severity)));
    }

    private static Whereabouts whereabouts(Intake intake) {
        if (intake.plan().shadow()) {
            return Whereabouts.SHADOW;
        }
        if (intake.plan().removeAfter()) {
            return Whereabouts.REMOVED;
        }
        return switch (intake.plan().action()) {
            case PUBLISH -> Whereabouts.PUBLISHED;
            case HOLD -> Whereabouts.HELD;
            case REFUSE, TRY_LATER -> Whereabouts.REFUSED;
        };
    }

    private static int earlier(Handle handle, PseudonymId author) {
        return handle.createQuery("SELECT count(*) FROM desk_case WHERE author = :author")
                .bind("author", author.value())
                .mapTo(Integer.class)
                .one();
    }

    private static String noticeLabel(String id) {
        return "notice:" + id;
    }

    private record Kept(Opened opened, boolean fresh) {
        Kept with(@Nullable String page) {
            return new Kept(new Opened(opened.id(), opened.notice(), page), fresh);
        }
    }
}
