package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.testkit.MovableClock;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.SealedNames;

/** A hub with its store, a clock that a test moves, a desk that remembers, and members who speak to it. */
final class House implements AutoCloseable {
    static final RoomId ROOM = new RoomId(new HostId("common"), "evening");
    static final HubLimits ROOMY = limits(100_000, 100_000, 100_000, 64L << 20);
    private static final ObjectMapper JSON = new ObjectMapper();

    final DataSource source;
    final KeyRing keys;
    final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_795_000_000));
    final List<CaseSink.Intake> cases = new CopyOnWriteArrayList<>();
    final Map<PseudonymId, Reason> restricted = new ConcurrentHashMap<>();
    /** Of whom the hub asked whether they may write. */
    final List<Pseudonym> asked = new CopyOnWriteArrayList<>();

    final HubLimits limits;
    SealedHub hub;

    House(DataSource source, Path keyset, HubLimits limits) {
        this.source = source;
        this.keys = KeyRing.openOrCreate(keyset);
        this.limits = limits;
        this.hub = open();
    }

    static HubLimits limits(int perMember, int sends, int perRoom, long kept) {
        HubLimits d = HubLimits.DEFAULT;
        return new HubLimits(
                d.request(),
                d.message(),
                d.handshake(),
                d.tree(),
                d.keyPackage(),
                d.keyPackages(),
                d.devicesOfMember(),
                d.devicesOfRoom(),
                kept,
                perMember,
                sends,
                perRoom,
                d.reportsOfMember(),
                d.keep(),
                d.keepPackages(),
                d.attachments());
    }

    private SealedHub open() {
        CaseSink sink = intake -> {
            cases.add(intake);
            return new CaseSink.Opened(new CaseId("K7-42F"), null);
        };
        Restrictions restrictions = author -> {
            asked.add(author);
            return restricted.get(author.id());
        };
        return SealedHub.open(source, keys, sink, restrictions, limits, clock);
    }

    void restart() {
        hub.close();
        hub = open();
    }

    Person person(String letter) {
        return person(letter, ROOM);
    }

    Person person(String letter, RoomId room) {
        return new Person(new Pseudonym(new PseudonymId(letter.repeat(32)), room, "Member " + letter));
    }

    /** A member in the private room with another. */
    Person alone(Person member, Person with) {
        return new Person(
                PrivateRoom.between(member.pseudonym, with.pseudonym.id()).in(member.pseudonym));
    }

    /** A room whose group has these devices. */
    List<Gadget> group(int devices) {
        List<Gadget> all = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            Gadget gadget = person(Integer.toHexString(i + 1)).gadget("device-number-" + (100 + i));
            gadget.register(2);
            if (i == 0) {
                gadget.create();
            } else {
                all.get(0).commit(i - 1, List.of(gadget), List.of());
            }
            all.add(gadget);
        }
        return all;
    }

    @Override
    public void close() {
        hub.close();
    }

    /** A member. */
    final class Person {
        final Pseudonym pseudonym;
        final String uri;

        private Person(Pseudonym pseudonym) {
            this.pseudonym = pseudonym;
            this.uri = SealedNames.of(pseudonym.room(), pseudonym.id());
        }

        Gadget gadget(String id) {
            return new Gadget(this, id);
        }

        Answer ask(String operation, Object... fields) {
            Map<String, Object> body = new TreeMap<>();
            for (int i = 0; i + 1 < fields.length; i += 2) {
                Object value = fields[i + 1];
                body.put((String) fields[i], value instanceof byte[] bytes ? Request.encode(bytes) : value);
            }
            try {
                SealedRooms.Reply reply = hub.call(pseudonym, operation, JSON.writeValueAsString(body));
                return new Answer(
                        reply.status(), reply.json().isEmpty() ? JSON.createObjectNode() : JSON.readTree(reply.json()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What came back. */
    record Answer(int status, JsonNode json) {
        Answer ok() {
            assertThat(status).as("%s", json).isBetween(200, 299);
            return this;
        }

        String code() {
            return json.path("code").asText();
        }

        long number(String field) {
            return json.path(field).asLong();
        }
    }

    /** A device of a member. */
    final class Gadget {
        final Person owner;
        final String id;
        final byte[] key;
        final List<JsonNode> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger salt = new AtomicInteger();

        private Gadget(Person owner, String id) {
            this.owner = owner;
            this.id = id;
            this.key = java.util.Arrays.copyOf(("key of " + id).getBytes(US_ASCII), 32);
        }

        byte[] keyPackage(int number) {
            return Mls.keyPackage(owner.uri, key, 0, Long.MAX_VALUE, number);
        }

        List<String> keyPackages(int from, int count) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(Request.encode(keyPackage(from + i)));
            }
            return all;
        }

        Answer register(int packages) {
            return owner.ask(
                            "register",
                            "device",
                            id,
                            "signatureKey",
                            key,
                            "keyPackages",
                            keyPackages(0, packages),
                            "lastResort",
                            keyPackage(999))
                    .ok();
        }

        Answer create() {
            return owner.ask(
                            "create",
                            "device",
                            id,
                            "group",
                            Mls.GROUP,
                            "tree",
                            Mls.TREE,
                            "groupInfo",
                            Mls.groupInfo(Mls.GROUP, 0))
                    .ok();
        }

        Answer tryCommit(long epoch, List<Gadget> added, List<Gadget> removed) {
            List<Object> fields = new ArrayList<>(List.of(
                    "device",
                    id,
                    "group",
                    Mls.GROUP,
                    "epoch",
                    epoch,
                    "commit",
                    Mls.commit(epoch),
                    "tree",
                    Mls.TREE,
                    "added",
                    added.stream().map(g -> g.id).toList(),
                    "removed",
                    removed.stream().map(g -> g.id).toList()));
            if (!added.isEmpty()) {
                fields.add("welcome");
                fields.add(Mls.welcome(added.size()));
            }
            return owner.ask("commit", fields.toArray());
        }

        Answer commit(long epoch, List<Gadget> added, List<Gadget> removed) {
            return tryCommit(epoch, added, removed).ok();
        }

        Content content(String words) {
            byte[] fresh = java.util.Arrays.copyOf((id + salt.incrementAndGet()).getBytes(US_ASCII), 32);
            return new Content(
                    java.util.Arrays.copyOfRange(fresh, fresh.length - 16, fresh.length),
                    owner.uri,
                    SealedNames.of(owner.pseudonym.room()),
                    words);
        }

        Answer send(long epoch, Content content) {
            return owner.ask(
                    "send", "device", id, "group", Mls.GROUP, "epoch", epoch, "message", Mls.message(epoch, content));
        }

        SealedRooms.Listening listen(long after) {
            return hub.listen(owner.pseudonym, id, after, event -> heard.add(read(event.json())));
        }

        List<String> types() {
            return heard.stream().map(e -> e.path("type").asText()).toList();
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
