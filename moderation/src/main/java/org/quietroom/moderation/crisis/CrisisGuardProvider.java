package org.quietroom.moderation.crisis;

import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Flags words of people in need by the lexicon packs that come with Quietroom. It always passes: its flags bring a person to
 * look and never hold, hide or refuse anything. If it fails, the message goes on and the desk is told it was not checked.
 */
public final class CrisisGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.crisis");

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
        return new CrisisGuard(CrisisReader.standard());
    }
}
