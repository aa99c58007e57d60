package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Pseudonym;

/**
 * One line of the queue. It holds no word that a member wrote, and no account.
 *
 * @param id the case
 * @param version names the state that was read; every act asks for it
 * @param open whether it still waits
 * @param urgency how soon to look
 * @param rank the urgency it is ordered by: higher than {@code urgency} if moved up or late
 * @param movedUp whether it waits long and untaken (75 % of its time)
 * @param late whether its time has run out
 * @param order why it stands where it stands, in one sentence
 * @param openedAt when it was kept
 * @param due until when somebody should have looked
 * @param topics what the flags are about, such as {@code suicide}; empty if nothing was flagged
 * @param kind what the member did
 * @param hostName where, as people call it
 * @param roomName where, as people call it
 * @param author who wrote it, in this room only
 * @param why in short, from facts of the flags; at most 90 characters
 * @param takenBy who has it; null if nobody
 * @param takenAt since when; null if nobody
 * @param stepBy when whoever has it should have written, decided, asked or handed over; null if nobody has it
 * @param left whether whoever has it did nothing in time, so that anybody may take it over
 * @param whereabouts where the message is
 * @param authorTold whether the author has been, or is about to be, told something about it
 * @param escalations what became due because nobody took it, oldest first
 */
public record QueueRow(
        CaseId id,
        long version,
        boolean open,
        Urgency urgency,
        Urgency rank,
        boolean movedUp,
        boolean late,
        String order,
        Instant openedAt,
        Instant due,
        List<String> topics,
        Kind kind,
        String hostName,
        String roomName,
        Pseudonym author,
        String why,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant stepBy,
        boolean left,
        Whereabouts whereabouts,
        boolean authorTold,
        List<Escalation> escalations) {
    /** Copies the lists. */
    public QueueRow {
        topics = List.copyOf(topics);
        escalations = List.copyOf(escalations);
    }
}
