package org.quietroom.moderation.text;

import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.Marks.Role;

/** What {@link Marks} said of the code points met last: a text uses few, and asking Unicode's tables is slow. */
final class RecentMarks {
    private static final int SLOTS = 256;

    private final int[] codePoints = new int[SLOTS];
    private final @Nullable String[] mappings = new String[SLOTS];
    private final @Nullable Role[] roles = new Role[SLOTS];

    /** As {@link Marks#mapping}. */
    @Nullable
    String mapping(int codePoint) {
        return mappings[slot(codePoint)];
    }

    /** As {@link Marks#role}, of a code point that stays as it is. */
    Role role(int codePoint) {
        int slot = slot(codePoint);
        Role role = roles[slot];
        if (role == null) {
            role = Marks.role(codePoint);
            roles[slot] = role;
        }
        return role;
    }

    private int slot(int codePoint) {
        int slot = codePoint & SLOTS - 1;
        if (codePoints[slot] != codePoint) {
            codePoints[slot] = codePoint;
            mappings[slot] = Marks.mapping(codePoint);
            roles[slot] = null;
        }
        return slot;
    }
}
