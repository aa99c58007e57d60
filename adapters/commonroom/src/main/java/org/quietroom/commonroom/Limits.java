package org.quietroom.commonroom;

import java.time.Duration;

/**
 * What one Common Room holds at most; together they bound its memory to about 100 MB.
 *
 * @param text the longest message, in UTF-16 units
 * @param lines the lines a room remembers; the oldest go first
 * @param rooms how many rooms there can be
 * @param members how many visitors it knows at once
 * @param idle after how long without a request a visitor makes room for a new one
 * @param streams how many pages can be live at once
 * @param burst how many messages one member can send at once
 * @param pace after how long one more is allowed
 */
record Limits(int text, int lines, int rooms, int members, Duration idle, int streams, int burst, Duration pace) {
    static final Limits DEFAULT =
            new Limits(4_000, 600, 20, 1_000, Duration.ofHours(12), 400, 20, Duration.ofSeconds(2));
}
