package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.Proof;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.TrailEntry;

/**
 * What a moderator sees of a case before the words: never a word that a member wrote, never an account.
 *
 * @param row the case in one line
 * @param words how many words it has, in all parts together
 * @param flaggedWhere where the flagged words stand, such as {@code end, 2 times}; empty if none are
 * @param attachments how many files came with it
 * @param covered the values that are covered in the text, each once
 * @param reason why it was held or refused, as the author was told; null if neither
 * @param flags what was noticed; an empty {@code counter} means that nothing was found against it
 * @param reasons why a rule of the moderators is there, as its author wrote it, by rule; rules of packs are not in it
 * @param here how often each rule was right in closed cases of this desk
 * @param trail what each guard did
 * @param proofs how the texts of a sealed room's report are proven, in their order; empty for everything else
 * @param pictures what came with reported messages; empty for everything else
 * @param couldNot what the decision asked for and the host cannot do
 * @param restriction what moderators decided about this author in this room; null if nothing holds now
 * @param effects what the host was asked to do
 * @param history every step, oldest first
 * @param earlier other cases of this pseudonym in this room, newest first
 * @param offeredTo to whom it is being handed over; null if to nobody
 * @param banAskedBy who asked for a ban that nobody has confirmed; null if nobody did
 * @param erased whether its member was forgotten, and its words and what was noticed in them with them
 * @param possible what the reader can do now, in the order of {@link Act}
 */
public record CaseFile(
        QueueRow row,
        int words,
        String flaggedWhere,
        int attachments,
        List<Covered> covered,
        @Nullable Reason reason,
        List<Flag> flags,
        Map<String, String> reasons,
        Map<String, Here> here,
        List<TrailEntry> trail,
        List<Proof> proofs,
        List<PictureFacts> pictures,
        List<Reason> couldNot,
        @Nullable Reason restriction,
        List<EffectState> effects,
        List<HistoryEntry> history,
        List<Earlier> earlier,
        @Nullable String offeredTo,
        @Nullable String banAskedBy,
        boolean erased,
        Set<Act> possible) {
    /** Copies the lists. */
    public CaseFile {
        covered = List.copyOf(covered);
        flags = List.copyOf(flags);
        reasons = Map.copyOf(reasons);
        here = Map.copyOf(here);
        trail = List.copyOf(trail);
        proofs = List.copyOf(proofs);
        pictures = List.copyOf(pictures);
        couldNot = List.copyOf(couldNot);
        effects = List.copyOf(effects);
        history = List.copyOf(history);
        earlier = List.copyOf(earlier);
    }

    /**
     * A value that is covered.
     *
     * @param kind what it is, as in {@link Cover}
     * @param number tells it from others of its kind; 0 if there is but one
     * @param times how often it stands in the text
     */
    public record Covered(String kind, int number, int times) {
        /** As {@link Cover#key()}. */
        public String key() {
            return number == 0 ? kind : kind + "-" + number;
        }
    }

    /**
     * How often a rule was right. Under 20 closed cases it is too few to say.
     *
     * @param right closed cases in which nobody recorded a false alarm
     * @param closed all closed cases in which it spoke
     */
    public record Here(int right, int closed) {
        private static final int ENOUGH = 20;

        /** Whether there are enough cases to say something. */
        public boolean enough() {
            return closed >= ENOUGH;
        }
    }

    /**
     * What became of something the host was asked to do.
     *
     * @param type {@code publish}, {@code tell} or {@code remove}
     * @param notBefore when it may begin
     * @param attempts how often it was begun
     * @param outcome what the host said last; null if it has said nothing yet
     * @param doneAt when it was done; null if it is not
     */
    public record EffectState(
            String type,
            Instant notBefore,
            int attempts,
            Receipt.@Nullable Outcome outcome,
            @Nullable Instant doneAt) {}

    /**
     * Another case of the same pseudonym in the same room.
     *
     * @param id the case
     * @param openedAt when
     * @param urgency how soon it was to be looked at
     * @param open whether it still waits
     * @param closedAs why it was closed, as a code; null if it is open
     */
    public record Earlier(
            CaseId id,
            Instant openedAt,
            Urgency urgency,
            boolean open,
            @Nullable String closedAs) {}
}
