package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;

/** How rooms and members are named inside sealed rooms; two rooms never share a name. */
public final class SealedNames {
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    private SealedNames() {}

    /** {@code quietroom:{host}/{room}}, the room's key percent-encoded as RFC 3986 section 2.3 leaves nothing else. */
    public static String of(RoomId room) {
        StringBuilder name = new StringBuilder("quietroom:").append(room.host()).append('/');
        for (byte b : room.value().getBytes(UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "-._~".indexOf(b) >= 0) {
                name.append((char) b);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return name.toString();
    }

    /** {@code quietroom:{host}/{room}/{pseudonym id}}. */
    public static String of(RoomId room, PseudonymId member) {
        return of(room) + "/" + member;
    }

    /** Whom a name means in a room; empty if it is none of that room. */
    public static Optional<PseudonymId> memberOf(RoomId room, String name) {
        String prefix = of(room) + "/";
        String id = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        return PSEUDONYM.matcher(id).matches() ? Optional.of(new PseudonymId(id)) : Optional.empty();
    }
}
