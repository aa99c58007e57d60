package org.quietroom.moderation.desk;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.MemberVault;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.SealedColumn;
import org.quietroom.moderation.care.CareNotes;

/**
 * Where cases wait until a person has looked: the whole desk, as the parts it is made of.
 *
 * <p>Guarantee: what members and moderators write is stored sealed and nowhere in clear; no account is stored at all; an act
 * is stored with its history, its audit entry and its effects, or not at all; nothing but a person's act ever releases,
 * refuses, removes, mutes or bans, and no flag leads there by itself. Limit: how urgent a case is, its topics, the pseudonym
 * and the room are in clear, because the queue is ordered and drawn from them. All methods of all parts block, are safe for
 * many threads and processes, and throw {@link org.quietroom.core.port.UnavailableException} if store or keyset cannot be
 * reached.
 */
public final class Desk {
    private final Ground ground;
    private final Intakes intakes;
    private final Queue queue;
    private final CaseStore cases;
    private final Claims claims;
    private final Decisions decisions;
    private final Letters letters;
    private final RestrictionStore restrictions;
    private final Outbox outbox;
    private final Retention retention;
    private final PastCases past;
    private final OwnRules ownRules;
    private final Forgetting forgetting;
    private final Rechecks rechecks;
    private final Receipts receipts;
    private final AutomaticNotes automaticNotes;

    private Desk(Ground ground) {
        this.ground = ground;
        Steps steps = new Steps(ground, new Rules(ground));
        intakes = new Intakes(ground);
        queue = new Queue(ground);
        claims = new Claims(steps);
        decisions = new Decisions(ground, steps);
        letters = new Letters(ground, steps);
        restrictions = new RestrictionStore(ground, steps);
        past = new PastCases(ground);
        ownRules = new OwnRules(ground, past);
        cases = new CaseStore(ground, steps.rules(), restrictions, ownRules);
        outbox = new Outbox(ground.store(), ground.effects(), new Setbacks(ground.history()), ground.clock());
        retention = new Retention(ground);
        forgetting = new Forgetting(ground);
        rechecks = new Rechecks(ground, steps.rules());
        receipts = new Receipts(ground);
        automaticNotes = new AutomaticNotes(ground);
    }

    /**
     * Opens the desk and migrates its tables.
     *
     * @param source SQLite or PostgreSQL; the desk never closes it
     * @param vault seals whatever people wrote, about the author of its case
     * @param places what is known of rooms
     * @param notes what members are told
     * @param covers what moderators see covered at first
     * @throws org.quietroom.core.port.UnavailableException if the store cannot be reached or migrated
     */
    public static Desk open(
            DataSource source,
            MemberVault vault,
            Places places,
            CareNotes notes,
            Covers covers,
            DeskSettings settings,
            Clock clock) {
        Store store = new Store(source);
        Sealer sealer = new Sealer(vault);
        return new Desk(new Ground(
                store,
                sealer,
                new History(sealer),
                new AuditTrail(store),
                new EffectStore(sealer),
                new Pictures(sealer),
                new Exhibits(sealer),
                places,
                notes,
                covers,
                settings,
                clock));
    }

    /** Where the gate keeps cases. */
    public CaseSink sink() {
        return intakes;
    }

    /** What waits, in order. */
    public Queue queue() {
        return queue;
    }

    /** One case, without and with its words. */
    public CaseStore cases() {
        return cases;
    }

    /** Take, give back, take over, hand over. */
    public Claims claims() {
        return claims;
    }

    /** Close, undo, reopen, release, refuse, remove, not what it seems. */
    public Decisions decisions() {
        return decisions;
    }

    /** Letters to the author, memos, drafts. */
    public Letters letters() {
        return letters;
    }

    /** Mutes and bans; also the port {@link Restrictions}. */
    public RestrictionStore restrictions() {
        return restrictions;
    }

    /** Rules that moderators write. */
    public OwnRules ownRules() {
        return ownRules;
    }

    /** What changed packs and rules would make of stored cases. */
    public PastCases past() {
        return past;
    }

    /** Effects to carry out. */
    public Outbox outbox() {
        return outbox;
    }

    /** What people did; also the port {@link AuditLog}. */
    public AuditTrail audit() {
        return ground.audit();
    }

    /** Ends what has been kept long enough; to be called now and then. */
    public Retention retention() {
        return retention;
    }

    /** Erases what is kept about a member. */
    public Forgetting forgetting() {
        return forgetting;
    }

    /** Checks again what could not be checked when it was reported. */
    public Rechecks rechecks() {
        return rechecks;
    }

    /** What whoever reported something sees of it. */
    public Receipts receipts() {
        return receipts;
    }

    /** Whether members want automatic notes. */
    public AutomaticNotes automaticNotes() {
        return automaticNotes;
    }

    /** Every column of the desk in which something is sealed. */
    public static List<SealedColumn> sealed() {
        return List.of(
                SealedColumn.byId("desk_case", "evidence", "case"),
                SealedColumn.byId("desk_case", "notice", "notice"),
                SealedColumn.byId("desk_history", "words", "history"),
                new SealedColumn(
                        "desk_draft",
                        List.of("case_id", "actor"),
                        "words",
                        key -> "draft:" + key.get(0) + ":" + key.get(1)),
                SealedColumn.byId("desk_effect", "payload", "effect"),
                SealedColumn.byId("desk_effect", "message", "effect"),
                SealedColumn.byId("desk_own_rule", "content", "own-rule"),
                SealedColumn.byId("desk_exhibit", "exhibit", "exhibit"),
                new SealedColumn(
                        "desk_picture",
                        List.of("case_id", "number"),
                        "image",
                        key -> Pictures.imageLabel(key.get(0), key.get(1))),
                new SealedColumn(
                        "desk_picture",
                        List.of("case_id", "number"),
                        "preview",
                        key -> Pictures.previewLabel(key.get(0), key.get(1))));
    }

    /**
     * Calls {@code listener} after each commit that changed a case or its effects, in the thread that changed it: it should
     * be quick. Closing the result ends that.
     */
    public Subscription onChange(Consumer<CaseId> listener) {
        ground.store().listen(listener);
        return () -> ground.store().unlisten(listener);
    }

    /** Ends a subscription. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
