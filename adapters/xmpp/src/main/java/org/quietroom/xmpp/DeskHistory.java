package org.quietroom.xmpp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dom4j.Element;

/** The last messages that a room published, in memory alone. Guarded by its room. */
final class DeskHistory {
    private final int most;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(DeskKey key, Element message, Instant at) {}

    DeskHistory(int most) {
        this.most = most;
    }

    /** @param key the message that it is, or that it corrects */
    void add(DeskKey key, Element message, Instant at) {
        entries.addLast(new Entry(key, message.createCopy(), at));
        while (entries.size() > most) {
            entries.removeFirst();
        }
    }

    /** Takes out a message and its corrections. */
    void remove(DeskKey key) {
        entries.removeIf(
                e -> e.key().author().equals(key.author()) && e.key().id().equals(key.id()));
    }

    List<Element> delayed(String room) {
        return entries.stream()
                .map(e -> Stanzas.delayed(e.message(), room, e.at()))
                .toList();
    }
}
