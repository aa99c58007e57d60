package com.example.guards;

import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;

/** A guard from somewhere else that borrows a name it may not have. */
public final class ForeignGuard implements GuardProvider {
    /** The same as a lambda of this package. */
    public static final Guard LAMBDA = (submission, context) -> Review.PASS;

    @Override
    public GuardId id() {
        return new GuardId("quietroom.crisis");
    }

    @Override
    public Phase phase() {
        return Phase.CARE;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.HOLD;
    }

    @Override
    public Guard create(Settings settings) {
        return LAMBDA;
    }
}
