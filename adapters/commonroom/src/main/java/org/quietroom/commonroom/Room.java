package org.quietroom.commonroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietroom.commonroom.Line.Recipient;
import org.quietroom.commonroom.Line.State;

/** One room: its lines in order, and who listens for changes. Safe for many threads; nothing here waits. */
final class Room {
    private static final int MAX_PEOPLE = 200;
    private static final Speaker NOBODY = new Speaker("", "", null);

    private final String key;
    private final String title;
    private final boolean sealed;
    private final int limit;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Recipient> people = new LinkedHashMap<>();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private long count;

    Room(String key, String title, boolean sealed, int limit) {
        this.key = key;
        this.title = title;
        this.sealed = sealed;
        this.limit = limit;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** Whether its words are encrypted by the members' browsers; then there are no lines here. */
    boolean sealed() {
        return sealed;
    }

    /** Called after each change, on the changing thread; it must return at once. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    synchronized long version() {
        return count;
    }

    /** What {@code reader} can see, oldest first. */
    synchronized List<Line> seenBy(Member reader) {
        return lines.values().stream().filter(l -> l.visibleTo(reader)).toList();
    }

    synchronized @Nullable Line find(String id) {
        return lines.get(id);
    }

    /** A member is in the room, under this name, and can be written to in private. */
    synchronized void enter(Member member, Speaker name) {
        people.put(name.id(), new Recipient(member, name));
        if (people.size() > MAX_PEOPLE) {
            people.remove(people.keySet().iterator().next());
        }
    }

    /** Everybody who has come in, but {@code but}. */
    synchronized List<Speaker> people(Member but) {
        return people.values().stream()
                .filter(p -> !p.member().equals(but))
                .map(Recipient::speaker)
                .toList();
    }

    synchronized @Nullable Recipient person(String speakerId) {
        return people.get(speakerId);
    }

    /** Adds a line at the end, unless its key is there already. */
    void add(Line line) {
        synchronized (this) {
            if (lines.containsKey(line.id())) {
                return;
            }
            append(line);
            if (lines.size() > limit) {
                lines.remove(lines.keySet().iterator().next());
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** Tells one member something that nobody else sees. */
    void note(Member to, String text, Instant at) {
        add(Line.of(UUID.randomUUID().toString(), State.NOTE, to, NOBODY, null, text, null, at));
    }

    /** Publishes a line that waited or was refused: it takes its place at the end, as if it were said now. */
    void publish(String id, Speaker by, String text) {
        synchronized (this) {
            Line line = lines.remove(id);
            if (line == null) {
                return;
            }
            append(line.by(by).in(State.SAID, text));
        }
        listeners.forEach(Runnable::run);
    }

    /** Changes a line where it stands; false if there is none. */
    boolean change(String id, UnaryOperator<Line> how) {
        synchronized (this) {
            Line line = lines.get(id);
            if (line == null) {
                return false;
            }
            count++;
            lines.put(id, how.apply(line).placed(line.order(), count));
        }
        listeners.forEach(Runnable::run);
        return true;
    }

    /** Forgets who a member was, and that the lines were theirs; the lines stay. */
    void forget(Member member) {
        synchronized (this) {
            people.values().removeIf(p -> p.member().equals(member));
            List<Line> theirs = new ArrayList<>(lines.values());
            theirs.removeIf(l -> !member.equals(l.owner()));
            for (Line line : theirs) {
                if (line.shown()) {
                    lines.put(line.id(), line.orphaned());
                } else {
                    lines.remove(line.id());
                }
            }
        }
    }

    private void append(Line line) {
        count++;
        Line placed = line.placed(count, count);
        lines.put(line.id(), placed);
    }
}
