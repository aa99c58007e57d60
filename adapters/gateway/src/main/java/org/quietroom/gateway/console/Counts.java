package org.quietroom.gateway.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.QueueRow;

/** How many cases wait: asked for on every page, so remembered until the desk changes, or for five seconds. */
final class Counts implements Shell.Tally, AutoCloseable {
    private static final long LASTS = Duration.ofSeconds(5).toNanos();

    private final Desk desk;
    private final Desk.Subscription subscription;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    Counts(Desk desk) {
        this.desk = desk;
        this.subscription = desk.onChange(id -> known.set(null));
    }

    @Override
    public int waiting() {
        return holders().size();
    }

    @Override
    public int heldBy(Person person) {
        return (int) holders().stream().filter(person.name()::equals).count();
    }

    private List<String> holders() {
        Known last = known.get();
        if (last == null || System.nanoTime() - last.since > LASTS) {
            List<String> holders = desk.queue().open().stream()
                    .map(QueueRow::takenBy)
                    .map(by -> by == null ? "" : by)
                    .toList();
            last = new Known(holders, System.nanoTime());
            known.set(last);
        }
        return last.holders;
    }

    @Override
    public void close() {
        subscription.close();
    }

    private record Known(List<String> holders, long since) {}
}
