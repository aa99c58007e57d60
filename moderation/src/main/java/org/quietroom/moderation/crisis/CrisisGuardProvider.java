package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Severity;

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
    private static final Setting<String> BUDGET = Setting.text(
            "budget",
            "",
            "How many flagged posts you can read, such as 8/day or 20/week; 'quietroom calibrate' writes it, and /desk/shadow"
                    + " compares it with what is flagged. Empty: not compared.");
    private static final Map<Severity, Setting<String>> EXPECTED = expected();

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
        List<Setting<?>> all = new ArrayList<>(List.of(BUDGET, PASSIVE, IDEATION, PLAN, IMMINENT));
        all.addAll(EXPECTED.values());
        return List.copyOf(all);
    }

    @Override
    public Guard create(Settings settings) {
        expected(settings);
        budget(settings);
        return new CrisisGuard(CrisisReader.standard(), sensitivity(settings));
    }

    /**
     * How often posts were flagged when the sensitivity was fitted, by tier; tiers of which nothing is said are not in it.
     *
     * @throws IllegalArgumentException if a setting has another form; the message names it
     */
    public static Map<Severity, Expected> expected(Settings settings) {
        Map<Severity, Expected> all = new EnumMap<>(Severity.class);
        EXPECTED.forEach((tier, setting) -> {
            try {
                Expected.read(settings.get(setting)).ifPresent(expected -> all.put(tier, expected));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("setting '" + setting.name() + "': " + e.getMessage());
            }
        });
        return all;
    }

    /**
     * How many flagged posts can be read; empty if nobody said so.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Optional<Budget> budget(Settings settings) {
        String text = settings.get(BUDGET);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Budget.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "setting 'budget' is a number of posts in a time, such as 8/day or 20/week")));
    }

    /** The sensitivity that settings give. */
    public static Sensitivity sensitivity(Settings settings) {
        return new Sensitivity(
                settings.get(PASSIVE), settings.get(IDEATION), settings.get(PLAN), settings.get(IMMINENT));
    }

    private static Map<Severity, Setting<String>> expected() {
        Map<Severity, Setting<String>> all = new EnumMap<>(Severity.class);
        for (Severity tier : Severity.values()) {
            if (tier.crisis()) {
                String name = tier.name().toLowerCase(Locale.ROOT);
                all.put(
                        tier,
                        Setting.text(
                                name + "-expected",
                                "",
                                "How many of how many posts were flagged in the tier '" + name
                                        + "' when it was fitted, such as 5 of 2000; 'quietroom calibrate' writes it, and"
                                        + " 'serve' says when it is otherwise. Empty: not watched."));
            }
        }
        return all;
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
