package org.quietroom.moderation.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.verdict.Reason;

/** Reads cases: everything but the words for any moderator, the words for whoever has the case. Safe for many threads. */
public final class CaseStore {
    private static final int EARLIER = 20;
    private static final Set<Act> NEEDS_WORDS =
            Set.of(Act.SHOW_TEXT, Act.REVEAL, Act.RELEASE, Act.RELEASE_EDITED, Act.REMOVE);

    private final Ground ground;
    private final Rules rules;
    private final RestrictionStore restrictions;
    private final OwnRules ownRules;

    CaseStore(Ground ground, Rules rules, RestrictionStore restrictions, OwnRules ownRules) {
        this.ground = ground;
        this.rules = rules;
        this.restrictions = restrictions;
        this.ownRules = ownRules;
    }

    /**
     * A case without its words. Reading it is not an act and leaves no trace.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     */
    public CaseFile file(CaseId id, Actor reader) {
        Instant now = ground.now();
        return ground.store().read(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            Evidence evidence = ground.evidence(handle, id);
            Reason restriction = restrictions.of(handle, row.author(), now);
            Set<Act> possible = rules.possible(handle, row, reader, now);
            if (evidence.erased()) {
                possible.removeAll(NEEDS_WORDS);
            }
            return new CaseFile(
                    Ordering.row(row, ground.place(row), now),
                    row.words(),
                    row.flaggedWhere(),
                    row.attachments(),
                    ground.covered(row, evidence).values(),
                    evidence.reason(),
                    evidence.flags(),
                    reasons(handle, evidence),
                    Tally.of(handle, evidence),
                    evidence.trail(),
                    evidence.proven(),
                    evidence.shown(),
                    evidence.couldNot(),
                    restriction,
                    ground.effects().of(handle, id),
                    ground.history().of(handle, id),
                    earlier(handle, row),
                    row.state().offeredTo(),
                    Restrict.askedBy(handle, id),
                    evidence.erased(),
                    possible);
        });
    }

    /**
     * The words of a case under their covers. Each opening is kept in the history and in the audit log, and counts for {@link #shownToday}.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     * @throws ActRefusedException if the reader neither has the case, nor leads, nor is asked to confirm a ban
     */
    public CaseText showText(CaseId id, Actor reader) {
        Instant now = ground.now();
        return ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            rules.require(Act.SHOW_TEXT, handle, row, reader, now);
            ground.history().add(handle, id, now, reader.name(), Act.SHOW_TEXT.code(), "", null);
            ground.audit().append(handle, new AuditLog.Entry(now, reader.name(), Act.SHOW_TEXT.code(), id, ""));
            return text(handle, row, ground.words(handle, id), null);
        });
    }

    /**
     * The words of a case with one cover off. Who looked, when and why is kept in the history and in the audit log, under
     * {@code case.reveal}.
     *
     * @param key of the cover, as {@link Cover#key()}
     * @throws NoSuchCaseException if there is none, or it has expired
     * @throws ActRefusedException if the reader may not read the words, or nothing is covered under that key
     */
    public CaseText reveal(CaseId id, Actor reader, String key, RevealReason reason) {
        Instant now = ground.now();
        return ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            rules.require(Act.REVEAL, handle, row, reader, now);
            Evidence evidence = ground.words(handle, id);
            if (ground.covered(row, evidence).values().stream()
                    .noneMatch(value -> value.key().equals(key))) {
                throw new ActRefusedException(
                        "desk.no-cover", "Nothing is covered under that name. Look at the case again.");
            }
            keepReveal(handle, id, reader, reason.code() + ", " + key, now);
            return text(handle, row, evidence, key);
        });
    }

    /**
     * What would be published, without covers, to be edited; kept as {@link #reveal} is, with {@link RevealReason#EDIT}.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     * @throws ActRefusedException if the reader may not edit the words
     */
    public List<Part> toEdit(CaseId id, Actor reader) {
        Instant now = ground.now();
        return ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            rules.require(Act.RELEASE_EDITED, handle, row, reader, now);
            keepReveal(handle, id, reader, RevealReason.EDIT.code(), now);
            return ground.words(handle, id).rewritten();
        });
    }

    private CaseText text(Handle handle, CaseRow row, Evidence evidence, @Nullable String opened) {
        List<CasePicture> pictures = ground.pictures().of(handle, row.id(), evidence, opened);
        return ground.covered(row, evidence).text(row.id(), pictures, opened);
    }

    private void keepReveal(Handle handle, CaseId id, Actor reader, String why, Instant now) {
        ground.history().add(handle, id, now, reader.name(), Act.REVEAL.code(), why, null);
        ground.audit().append(handle, new AuditLog.Entry(now, reader.name(), Act.REVEAL.code(), id, why));
    }

    /** How many crisis texts somebody has opened since midnight UTC; for them alone. */
    public int shownToday(Actor reader) {
        Instant midnight = LocalDate.ofInstant(ground.now(), ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return ground.store()
                .read(handle -> handle.createQuery(
                                "SELECT count(DISTINCT h.case_id) FROM desk_history h JOIN desk_case c ON c.id = h.case_id"
                                        + " WHERE h.actor = :actor AND h.act IN (:act, :reveal) AND h.made_at >= :since AND c.severity > 0")
                        .bind("actor", reader.name())
                        .bind("act", Act.SHOW_TEXT.code())
                        .bind("reveal", Act.REVEAL.code())
                        .bind("since", midnight.toEpochMilli())
                        .mapTo(Integer.class)
                        .one());
    }

    private Map<String, String> reasons(Handle handle, Evidence evidence) {
        Map<String, String> reasons = new HashMap<>();
        evidence.flags()
                .forEach(flag -> reasons.computeIfAbsent(flag.rule(), rule -> {
                    String reason = ownRules.reason(handle, rule);
                    return reason.isEmpty() ? null : reason;
                }));
        return reasons;
    }

    private static List<CaseFile.Earlier> earlier(Handle handle, CaseRow row) {
        return CaseRow.all(handle, "WHERE author = :value ORDER BY opened_at DESC, id LIMIT " + EARLIER, author(row))
                .stream()
                .filter(other -> !other.id().equals(row.id()))
                .map(other -> new CaseFile.Earlier(
                        other.id(),
                        other.openedAt(),
                        other.urgency(),
                        other.state().open(),
                        closedAs(other)))
                .toList();
    }

    private static String author(CaseRow row) {
        Pseudonym author = row.author();
        return author.id().value();
    }

    private static @Nullable String closedAs(CaseRow row) {
        return row.state().open() ? null : row.state().closedAs();
    }
}
