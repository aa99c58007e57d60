package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.encryption.hub.HubEvents;

/** What must hold once everything has settled, whatever happened before. */
final class Outcome {
    private static final int PAGE = 1_000;

    private Outcome() {}

    static List<Line> lines(SealedRoom room) {
        List<Line> all = new ArrayList<>();
        long after = 0;
        for (List<Line> page = room.history().lines(after, PAGE);
                !page.isEmpty();
                page = room.history().lines(after, PAGE)) {
            all.addAll(page);
            after = page.get(page.size() - 1).number();
        }
        return all;
    }

    static List<Line.Said> said(SealedRoom room) {
        return lines(room).stream()
                .filter(Line.Said.class::isInstance)
                .map(Line.Said.class::cast)
                .toList();
    }

    private static List<String> words(List<Line.Said> said) {
        return said.stream()
                .map(line -> line.sequence() + " " + line.body().words())
                .toList();
    }

    /** Every line has the next number, nothing was uncheckable, nobody is lost, nothing is left to send. */
    static void requireSound(SealedRoom room) {
        long number = 0;
        for (Line line : lines(room)) {
            assertThat(line.number()).as("no line is missing or twice").isEqualTo(++number);
            if (line instanceof Line.Note note) {
                assertThat(note.kind()).isNotIn(Line.Kind.UNCHECKED, Line.Kind.LOST);
            }
        }
        assertThat(room.unsent()).isZero();
        Set<String> once = new HashSet<>(words(said(room)));
        assertThat(once).hasSameSizeAs(said(room));
    }

    /**
     * A device has what {@code all} has of the epochs it was in, in that order and nothing else.
     *
     * @param epochs of messages by their sequence
     */
    static void requireSame(SealedRoom all, SealedRoom device, Map<Long, Long> epochs) {
        long joined = device.keeper().place.joined();
        List<Line.Said> expected = said(all).stream()
                .filter(line -> epochs.getOrDefault(line.sequence(), -1L) >= joined)
                .toList();
        assertThat(words(passedOn(device))).isEqualTo(words(expected));
    }

    private static List<Line.Said> passedOn(SealedRoom device) {
        return said(device).stream().filter(line -> line.sequence() > 0).toList();
    }

    /**
     * The same of what was posted.
     *
     * @param epochs of posts by their words
     */
    static void requireSamePosts(SealedRoom all, SealedRoom device, Map<String, Long> epochs) {
        long joined = device.keeper().place.joined();
        List<String> expected = posts(all).stream()
                .filter(words -> epochs.getOrDefault(words, -1L) >= joined)
                .toList();
        assertThat(posts(device)).isEqualTo(expected);
        assertThat(device.posts().waiting()).isEmpty();
    }

    private static List<String> posts(SealedRoom device) {
        return said(device).stream()
                .filter(line -> line.sequence() == 0)
                .map(line -> line.body().words())
                .toList();
    }

    /** The epochs of all messages that the hub has passed on, by their sequence. */
    static Map<Long, Long> epochs(HubEvents hub, String device) {
        Map<Long, Long> epochs = new HashMap<>();
        long after = 0;
        for (List<Event> page = hub.after(Hall.ROOM, device, after);
                !page.isEmpty();
                page = hub.after(Hall.ROOM, device, after)) {
            for (Event event : page) {
                HubEvent read = HubEvent.of(event);
                after = read.sequence();
                if (read.type().equals("message")) {
                    epochs.put(read.sequence(), read.epoch());
                }
            }
        }
        return epochs;
    }

    /** What a program was told is sent is there exactly once, and nothing is there twice. */
    static void requireKept(Ledger ledger, SealedRoom all) {
        List<String> heard = said(all).stream().map(line -> line.body().words()).toList();
        assertThat(heard).doesNotHaveDuplicates().containsAll(ledger.promised()).containsAll(ledger.heard());
    }
}
