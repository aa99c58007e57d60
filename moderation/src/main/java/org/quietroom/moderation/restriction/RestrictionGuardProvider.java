package org.quietroom.moderation.restriction;

import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Kind;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/**
 * Refuses what an author sends while moderators have restricted them, with the moderators' reason. Taking own words
 * back and reporting others stay open to everybody. It reads no words, so it works in sealed rooms too, and what crisis
 * guards see in the same submission still reaches the desk.
 */
public final class RestrictionGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.restriction");

    private static final Set<Kind> ALWAYS = Set.of(Kind.DELETE, Kind.REPORT);

    @Override
    public GuardId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.CARE;
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.HOLD;
    }

    @Override
    public Guard create(Settings settings) {
        return (submission, context) -> context.restriction() == null || ALWAYS.contains(submission.kind())
                ? Review.PASS
                : Review.of(new Verdict.Refuse(context.restriction()));
    }
}
