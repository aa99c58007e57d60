package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case in words, without the words of the member.
 *
 * @param row the case in one line
 * @param about urgency, topic, kind and place in one line
 * @param taken who has it
 * @param shorts what is in it, in short
 * @param showable whether the reader may open the words
 * @param erased whether the words were erased with their author
 * @param covered whether something is covered in them
 * @param badges what is proven of each text of a sealed room's report; empty for every other case
 * @param check the button that checks again what could not be checked; null if nothing waits for it
 * @param reasons why it is here
 * @param because why it was held or refused, as the author was told; null if neither
 * @param checks what each guard did
 * @param happened what the host and people did, oldest first
 * @param couldNot what could not be done; at least one sentence
 * @param author who the pseudonym is, in this room
 * @param restriction what holds for them now
 * @param earlier other cases of theirs in this room
 * @param first the acts that are offered at once
 * @param more the acts that restrict somebody, set apart
 * @param claim taking, giving back and the like
 * @param closed how it ended; null if it is open
 * @param asked what somebody asks of the reader: to take it over, to agree to a ban; null if nothing
 * @param nobody what happens if nobody acts; null if somebody has it
 */
public record CaseView(
        RowView row,
        String about,
        String taken,
        List<String> shorts,
        boolean showable,
        boolean erased,
        boolean covered,
        List<Badge> badges,
        @Nullable Offer check,
        List<Because> reasons,
        @Nullable String because,
        List<String> checks,
        List<Step> happened,
        List<String> couldNot,
        String author,
        String restriction,
        List<Earlier> earlier,
        List<Offer> first,
        List<Offer> more,
        List<Offer> claim,
        @Nullable String closed,
        @Nullable String asked,
        @Nullable String nobody) {

    /**
     * What is proven of one text.
     *
     * @param about which text
     * @param icon its shape
     * @param word the state in a word or two
     * @param text what that means
     */
    public record Badge(String about, String icon, String word, String text) {}

    /** Why it is here: one flag. */
    public record Because(
            int number, String title, String source, String reads, String support, String against, String here) {}

    /** One step. {@code words} are a moderator's; null if none. */
    public record Step(
            String at, String iso, String text, @Nullable String words) {}

    /** An earlier case. */
    public record Earlier(String id, String text) {}

    /**
     * A button or link.
     *
     * @param address where it leads or is posted to
     * @param label what it does
     * @param key its key; empty if none
     * @param post whether it is done at once
     * @param style {@code primary}, {@code restricting} or empty
     */
    public record Offer(String address, String label, String key, boolean post, String style) {}
}
