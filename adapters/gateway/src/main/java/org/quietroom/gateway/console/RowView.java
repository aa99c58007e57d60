package org.quietroom.gateway.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.desk.Urgency;

/**
 * One line of the queue, in words. Holds no member text and no account.
 *
 * @param id the case
 * @param version what an act on it must name
 * @param urgency how soon to look
 * @param due until when, absolute and remaining
 * @param dueAt the same for machines
 * @param soon whether the last quarter has begun, or it is late
 * @param note what else there is to the time: moved up, next step, who was told
 * @param what topic, kind and place
 * @param why in short
 * @param order why it stands here
 * @param who who has it
 * @param act {@code take}, {@code take-over}, {@code give-back}; null if none of them is possible
 * @param where where the message is
 * @param open whether it still waits
 */
public record RowView(
        String id,
        long version,
        Urgency urgency,
        String due,
        String dueAt,
        boolean soon,
        String note,
        String what,
        String why,
        String order,
        String who,
        @Nullable String act,
        String where,
        boolean open) {

    /** The name of the urgency's icon. */
    public String icon() {
        return icon(urgency);
    }

    static String icon(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
