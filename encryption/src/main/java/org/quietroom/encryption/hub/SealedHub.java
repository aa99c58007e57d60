package org.quietroom.encryption.hub;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Drawing;
import org.quietroom.core.port.ProofCheck;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.franking.Franking;
import org.quietroom.encryption.franking.Reports;

/**
 * The hub of sealed rooms, over one store. What is sent and fetched, byte by byte: {@code encryption/docs/sealed-rooms-wire.md}.
 *
 * <p>Guarantee: it holds no key that opens a message and is in no group; what it stores is ciphertext, public keys and public
 * framing; a private room admits its two members alone; each epoch has one commit, events of a room have one order, a key package is handed out once; whoever comes and
 * goes is in an append-only log. A report is opened, handed to the desk and not kept. Limits: it sees who speaks when and
 * how much; it can withhold, delay and show two people different things, which they notice by the log's head and their epochs;
 * who a commit adds and removes is what the committer says. Blocking; safe for many threads of one process; {@link #close}
 * ends every delivery.
 */
public final class SealedHub implements SealedRooms, AutoCloseable {
    private final HubStore store;
    private final HubLimits limits;
    private final Clock clock;
    private final Fanout fanout;
    private final ReportProofs proofs;
    private final Assets assets = new Assets();
    private final Dispatcher dispatcher;
    private final Departures departures;

    private SealedHub(
            HubStore store,
            KeyRing keys,
            CaseSink cases,
            Drawing drawing,
            Restrictions restrictions,
            HubLimits limits,
            Clock clock) {
        this.store = store;
        this.limits = requireNonNull(limits, "limits");
        this.clock = requireNonNull(clock, "clock");
        this.fanout = new Fanout(store);
        FrankKeys frankKeys = new FrankKeys(store);
        Franking franking = new Franking(keys::frankPrf, frankKeys::memory);
        frankKeys.keep(franking.keyIds());
        Reports reports = new Reports(keys::reportKeys, franking);
        this.proofs = new ReportProofs(store, reports);
        ReportPictures pictures = new ReportPictures(store, limits.attachments(), requireNonNull(drawing, "drawing"));
        this.dispatcher = new Dispatcher(
                store,
                limits,
                requireNonNull(restrictions, "restrictions"),
                clock,
                fanout,
                () -> frankKeys.keep(franking.keyIds()),
                Operations.of(
                        keys, franking, new MakeReport(reports, proofs, pictures, requireNonNull(cases, "cases"))));
        this.departures = new Departures(store, clock, fanout, dispatcher);
    }

    /**
     * How many messages that still wait for a device were marked by each key, by its id.
     *
     * @throws org.quietroom.core.port.UnavailableException if the store cannot be reached
     */
    public static Map<Long, Long> franksWaiting(DataSource source) {
        return new HubStore(source).read(EventTable::franks);
    }

    /**
     * Remembers that keys are destroyed, so that reports of what they marked say so and nobody waits for them. To be called before
     * they are; a key that is there when a hub opens is taken for kept.
     *
     * @param ids of keys that marked messages, unsigned
     * @throws UnavailableException if the store cannot be reached; then destroy nothing
     */
    public static void franksDestroyed(DataSource source, Set<Long> ids, Instant now) {
        new HubStore(source).write(handle -> {
            FrankKeys.destroyed(handle, ids, now.toEpochMilli());
            return ids.size();
        });
    }

    /**
     * Opens the hub of a store, whose tables are brought up to date.
     *
     * @param source SQLite or PostgreSQL; never closed here
     * @param keys marks messages and opens reports
     * @param cases where reports go
     * @param restrictions who may not speak now
     * @throws UnavailableException if the store cannot be reached or migrated
     */
    public static SealedHub open(
            DataSource source, KeyRing keys, CaseSink cases, Restrictions restrictions, HubLimits limits, Clock clock) {
        return open(source, keys, cases, Drawing.NONE, restrictions, limits, clock);
    }

    /**
     * The same, with pictures.
     *
     * @param drawing draws pictures of reported messages anew, for the desk
     * @throws UnavailableException if the store cannot be reached or migrated
     */
    public static SealedHub open(
            DataSource source,
            KeyRing keys,
            CaseSink cases,
            Drawing drawing,
            Restrictions restrictions,
            HubLimits limits,
            Clock clock) {
        return new SealedHub(new HubStore(source), keys, cases, drawing, restrictions, limits, clock);
    }

    /** Checks reports again that could not be checked when they came. */
    public ProofCheck proofs() {
        return proofs;
    }

    /**
     * Brings the tables of a store up to date, for programs that look into it and carry no rooms.
     *
     * @throws UnavailableException if the store cannot be reached or migrated
     */
    public static void prepare(DataSource source) {
        HubStore.migrate(source);
    }

    @Override
    public Reply call(Pseudonym member, String operation, String json) {
        return dispatcher.call(member, operation, json);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnavailableException if the store cannot be reached
     */
    @Override
    public Listening listen(Pseudonym member, String device, long after, Consumer<Event> events) {
        requireNonNull(events, "events");
        if (!Dispatcher.invited(member)) {
            throw new IllegalArgumentException("a private room is of its two members alone");
        }
        store.write(handle -> {
            Device found = DeviceTable.find(handle, member.room(), device)
                    .filter(known -> known.member().equals(member.id()))
                    .orElseThrow(() -> new IllegalArgumentException("this member has registered no such device"));
            long sequence = RoomTable.find(handle, member.room())
                    .map(RoomTable.Row::sequence)
                    .orElse(0L);
            DeviceTable.acked(handle, member.room(), found.id(), Math.min(after, sequence));
            return found;
        });
        return fanout.listen(member.room(), device, after, events);
    }

    @Override
    public void forget(Pseudonym member) {
        departures.forget(member);
    }

    @Override
    public void end(RoomId room) {
        departures.end(room);
    }

    @Override
    public Optional<Asset> asset(String name) {
        return assets.find(name);
    }

    /**
     * Deletes what nobody waits for any longer; to be called now and then.
     *
     * @return how much went
     * @throws UnavailableException if the store cannot be reached
     */
    public int sweep() {
        return store.write(handle -> {
            Instant now = clock.instant();
            Absent.takeOut(handle, now.minus(limits.keep()), now, fanout::isListening);
            return new Sweep(limits).run(handle, now);
        });
    }

    @Override
    public void close() {
        fanout.close();
    }
}
