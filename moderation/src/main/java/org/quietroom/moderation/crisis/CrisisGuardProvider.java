package org.quietroom.moderation.crisis;

import java.util.List;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Flags words of people in need by the lexicon packs that come with Quietroom. It always passes: its flags bring a person to
 * look and never hold, hide or refuse anything. If it fails, the message goes on and the desk is told it was not checked.
 */
public final class CrisisGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.crisis");

    private static final Setting<Integer> PASSIVE = from("passive");
    private static final Setting<Integer> IDEATION = from("ideation");
    private static final Setting<Integer> PLAN = from("plan");
    private static final Setting<Integer> IMMINENT = from("imminent");

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
    public List<Setting<?>> settings() {
        return List.of(PASSIVE, IDEATION, PLAN, IMMINENT);
    }

    @Override
    public Guard create(Settings settings) {
        return new CrisisGuard(CrisisReader.standard(), sensitivity(settings));
    }

    /** The sensitivity that settings give. */
    public static Sensitivity sensitivity(Settings settings) {
        return new Sensitivity(
                settings.get(PASSIVE), settings.get(IDEATION), settings.get(PLAN), settings.get(IMMINENT));
    }

    private static Setting<Integer> from(String tier) {
        return Setting.number(
                tier + "-from",
                Sensitivity.LEAST,
                "From how much evidence words of the tier '" + tier
                        + "' are flagged: 4 (all) to 6 (only what is certain"
                        + " by itself). 'quietroom calibrate' fits it to what you can read.");
    }
}
