package org.quietroom.moderation.rules;

import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Flags what rules of the moderators find. It always passes: a flag opens a case, and a person looks. Without rules it does
 * nothing; who runs it hands them in by {@link #live()}, at any time.
 */
public final class OwnRulesGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.rules");

    /** What the names of flags of these rules begin with. */
    public static final String PREFIX = "own/";

    private final LiveRules live = new LiveRules();

    @Override
    public GuardId id() {
        return ID;
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
        return new OwnRulesGuard(live);
    }

    /** The rules of all guards that this provider made. */
    public LiveRules live() {
        return live;
    }
}
