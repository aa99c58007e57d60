package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.encryption.wire.LogEntry;

/**
 * The room's devices, as far as this device has followed the hub's append-only log. A log that does not go on where this one ends
 * is refused. Not safe for many threads.
 */
final class DeviceLog {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern PAIR = Pattern.compile("~([0-9a-f]{32})~([0-9a-f]{32})$");
    private static final int LONGEST_MEMBER = 200;

    private final String room;
    private final Map<DeviceIdentity, String> known = new HashMap<>();
    private final Map<String, LogEntry> newest = new HashMap<>();
    private int present;
    /** The newest entry after which no device was there. */
    private long emptyAt;

    private long size;
    private Bytes head = Bytes.copyFrom(new byte[32]);

    DeviceLog(String room) {
        this.room = room;
    }

    /**
     * Goes on by entries that the hub says come next.
     *
     * @throws UntrustedHubException if they do not
     */
    void extend(List<LogEntry> more) {
        for (LogEntry entry : more) {
            demand(entry.index() == size + 1, "an entry is missing or comes twice");
            demand(entry.added() || entry.action().equals("removed"), "an entry says neither added nor removed");
            demand(
                    isMember(room, entry.member())
                            && DEVICE.matcher(entry.device()).matches(),
                    "an entry is of no member of this room");
            head = Bytes.copyFrom(entry.headAfter(head.toByteArray()));
            size++;
            present += (entry.added() ? 1 : 0) - (has(entry.device()) ? 1 : 0);
            newest.put(entry.device(), entry);
            if (present == 0) {
                emptyAt = size;
            }
            if (entry.added()) {
                known.put(new DeviceIdentity(entry.member(), entry.signatureKey()), entry.device());
            }
        }
    }

    /** @throws UntrustedHubException if the hub's log ends otherwise */
    void demandHead(long theirSize, String theirHead) {
        demand(
                theirSize == size
                        && Asking.decode(theirHead).filter(head::equals).isPresent(),
                "its head is another one");
    }

    /** Whether a URI names a member of the room: of a private room, one of the two in its name (ADR 0092). */
    static boolean isMember(String room, String member) {
        String rest = member.startsWith(room + "/") ? member.substring(room.length() + 1) : "";
        if (rest.isEmpty() || rest.length() > LONGEST_MEMBER || rest.indexOf('/') >= 0) {
            return false;
        }
        return pair(room)
                .map(pair -> rest.equals(pair.group(1)) || rest.equals(pair.group(2)))
                .orElse(true);
    }

    /** Whether a room is of two members, by its name. */
    static boolean isPrivate(String room) {
        return pair(room).isPresent();
    }

    private static Optional<Matcher> pair(String room) {
        return Optional.of(PAIR.matcher(room))
                .filter(Matcher::find)
                .filter(pair -> pair.group(1).compareTo(pair.group(2)) < 0);
    }

    long size() {
        return size;
    }

    /** Whether this device was ever added: its leaf may still be in the group. */
    boolean knows(DeviceIdentity device) {
        return known.containsKey(device);
    }

    /** The device's name in the log. */
    Optional<String> nameOf(DeviceIdentity device) {
        return Optional.ofNullable(known.get(device));
    }

    /** Whether a device was added, and not taken out since. */
    boolean has(String device) {
        return newest(device).filter(LogEntry::added).isPresent();
    }

    /** Whether a device was taken out, and since then there was a moment when no device was there: the room ended. */
    boolean endedFor(String device) {
        return !has(device)
                && newest(device).filter(gone -> gone.index() <= emptyAt).isPresent();
    }

    /** The newest entry about a device. */
    Optional<LogEntry> newest(String device) {
        return Optional.ofNullable(newest.get(device));
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new UntrustedHubException(what);
        }
    }
}
