package org.quietroom.discord;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;

/** Does each effect once, as long as this process remembers its key. Safe for many threads. */
final class Effects {
    private static final int REMEMBERED = 10_000;

    private final Connection connection;
    private final Recent<EffectKey, CompletableFuture<Receipt>> done = new Recent<>(REMEMBERED);

    Effects(Connection connection) {
        this.connection = connection;
    }

    /** What came of it the first time, unless that was a failure. */
    CompletableFuture<Receipt> once(EffectKey key, Function<JDA, CompletableFuture<Receipt>> work) {
        JDA bot = connection.up();
        if (bot == null) {
            return CompletableFuture.completedFuture(Receipt.tryAgain(Failures.AWAY));
        }
        CompletableFuture<Receipt> own = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<Receipt> before = done.get(key);
            if (before != null) {
                return before.copy();
            }
            done.put(key, own);
        }
        CompletableFuture<Receipt> started;
        try {
            started = work.apply(bot);
        } catch (RuntimeException e) {
            started = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> unused = started.exceptionally(Failures::receipt).thenAccept(receipt -> {
            if (receipt.outcome() != Receipt.Outcome.DONE) {
                done.remove(key);
            }
            own.complete(receipt);
        });
        return own.copy();
    }
}
