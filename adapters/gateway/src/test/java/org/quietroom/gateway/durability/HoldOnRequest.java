package org.quietroom.gateway.durability;

import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/** Holds what begins with {@code HOLD}: a test's way to ask for a case that waits. */
public final class HoldOnRequest implements GuardProvider {
    @Override
    public GuardId id() {
        return new GuardId("test.hold");
    }

    @Override
    public Phase phase() {
        return Phase.CARE;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.SKIP_AND_FLAG;
    }

    @Override
    public Guard create(Settings settings) {
        Review held = Review.of(new Verdict.Hold(new Reason("test.hold", "A person reads it first.")));
        return (submission, context) ->
                submission.parts().stream().anyMatch(p -> p.text().startsWith("HOLD")) ? held : Review.PASS;
    }
}
