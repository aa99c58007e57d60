package org.quietroom.gateway.faults;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;

/** Never comes back from what begins with its word: a test's way to put a guard in quarantine. Takes no processor. */
public abstract sealed class HangOnRequest implements GuardProvider {
    private final String word;
    private final OnFailure onFailure;

    HangOnRequest(String word, OnFailure onFailure) {
        this.word = word;
        this.onFailure = onFailure;
    }

    /** What begins with {@code HANG} waits for a moderator. */
    public static final class Holding extends HangOnRequest {
        public Holding() {
            super("HANG", OnFailure.HOLD);
        }
    }

    /** What begins with {@code STALL} goes on, and a case says that it was not checked. */
    public static final class Flagging extends HangOnRequest {
        public Flagging() {
            super("STALL", OnFailure.SKIP_AND_FLAG);
        }
    }

    @Override
    public GuardId id() {
        return new GuardId("test." + word.toLowerCase(Locale.ROOT));
    }

    @Override
    public Phase phase() {
        return Phase.CARE;
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public Guard create(Settings settings) {
        return (submission, context) -> {
            while (submission.parts().stream().anyMatch(p -> p.text().startsWith(word))) {
                LockSupport.park();
                Thread.interrupted(); // who was interrupted would not be parked any more
            }
            return Review.PASS;
        };
    }
}
