package org.quietroom.encryption.hub;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Drawing;
import org.quietroom.core.port.ProofCheck;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.franking.Franking;
import org.quietroom.encryption.franking.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(SealedHub.class);

    private static final Operation LEAVE = new Leave();

    private final HubStore store;
    private final HubLimits limits;
    private final Restrictions restrictions;
    private final Clock clock;
    private final Rates rates;
    private final Fanout fanout;
    private final FrankKeys frankKeys;
    private final Franking franking;
    private final ReportProofs proofs;
    private final Assets assets = new Assets();
    private final Map<String, Operation> operations;

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
        this.restrictions = requireNonNull(restrictions, "restrictions");
        this.clock = requireNonNull(clock, "clock");
        this.rates = new Rates(limits, clock);
        this.fanout = new Fanout(store);
        this.frankKeys = new FrankKeys(store);
        this.franking = new Franking(keys::frankPrf, frankKeys::known);
        frankKeys.keep(franking.keyIds());
        Reports reports = new Reports(keys::reportKeys, franking);
        this.proofs = new ReportProofs(store, reports);
        ReportPictures pictures = new ReportPictures(store, limits.attachments(), requireNonNull(drawing, "drawing"));
        this.operations = Operations.of(
                keys, franking, new MakeReport(reports, proofs, pictures, requireNonNull(cases, "cases")));
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
        Operation asked = operations.get(operation);
        try {
            if (asked == null) {
                throw Refusal.of(404, "operation", "There is no such operation.");
            }
            rates.take(member, operation);
            if (!invited(member)) {
                throw Refusal.of(403, "room.private", "This room is of two other members.");
            }
            requireFree(member, asked);
            if (asked.marks()) {
                frankKeys.keep(franking.keyIds());
            }
            return answer(member, asked, read(member, asked, json));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), refusal.json());
        } catch (UnavailableException e) {
            LOG.warn(
                    "sealed rooms: {} could not be answered: {}",
                    operation,
                    e.getClass().getSimpleName());
            return new Reply(
                    503,
                    Json.object()
                            .put("code", "unavailable")
                            .put("text", "This room does not answer at the moment. Nothing was sent; try again.")
                            .text());
        }
    }

    private Request read(Pseudonym member, Operation asked, String json) {
        if (!asked.uploads() || json.length() <= limits.request()) {
            return Request.read(json, limits.request());
        }
        rates.takeUpload(member);
        return Request.read(json, limits.upload());
    }

    private static boolean invited(Pseudonym member) {
        return PrivateRoom.of(member.room())
                .map(pair -> pair.admits(member.id()))
                .orElse(true);
    }

    /** What moderators decided holds in the room and in its private ones. */
    private void requireFree(Pseudonym member, Operation asked) {
        Pseudonym known =
                PrivateRoom.of(member.room()).map(pair -> pair.outside(member)).orElse(member);
        @Nullable Reason reason = asked.speaks() ? restrictions.of(known) : null;
        if (reason != null) {
            throw Refusal.of(403, reason.code(), reason.text());
        }
    }

    private Reply answer(Pseudonym member, Operation asked, Request request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (asked.access()) {
            case NONE -> asked.run(new Call(member, request, now, limits, null, RoomTable.Row.NONE));
            case READ ->
                store.read(handle -> asked.run(new Call(
                        member,
                        request,
                        now,
                        limits,
                        handle,
                        RoomTable.find(handle, member.room()).orElse(RoomTable.Row.NONE))));
            case HOLD -> hold(member, asked, request, now);
        };
    }

    private Reply hold(Pseudonym member, Operation asked, Request request, Instant now) {
        Held held = store.write(handle -> {
            Call call = new Call(member, request, now, limits, handle, RoomTable.hold(handle, member.room()));
            return new Held(asked.run(call), call.changed());
        });
        if (held.changed()) {
            fanout.signal(member.room());
        }
        return held.reply();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnavailableException if the store cannot be reached
     */
    @Override
    public Listening listen(Pseudonym member, String device, long after, Consumer<Event> events) {
        requireNonNull(events, "events");
        if (!invited(member)) {
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
        List<Pseudonym> places = store.read(handle -> {
            List<Pseudonym> all = new ArrayList<>();
            all.add(member);
            PairTable.of(handle, member).forEach(pair -> all.add(pair.in(member)));
            return all;
        });
        for (Pseudonym place : places) {
            List<Device> devices = store.read(handle -> DeviceTable.all(handle, place.room()));
            devices.stream()
                    .filter(device -> device.member().equals(place.id()))
                    .map(device -> Json.object().put("device", device.id()).text())
                    .forEach(device -> hold(place, LEAVE, Request.read(device, limits.request()), clock.instant()));
        }
    }

    @Override
    public void end(RoomId room) {
        List<RoomId> ended = store.write(handle -> {
            List<RoomId> all = new ArrayList<>(PairTable.all(handle, room));
            all.add(room);
            all.forEach(each -> Leave.everybody(handle, each, clock.millis()));
            PairTable.clear(handle, room);
            return all;
        });
        ended.forEach(fanout::signal);
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

    private record Held(Reply reply, boolean changed) {}
}
