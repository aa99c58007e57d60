package org.quietroom.moderation.calibration;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.crisis.Expected;
import org.quietroom.moderation.crisis.Sensitivity;

/**
 * The sensitivity that fits what a community can read, and what to expect of it.
 *
 * <p>The least urgent tiers give way first: passive words, then ideation, plan, imminent. Words that are certain by
 * themselves are never given up, so the budget may not be met.
 *
 * @param sensitivity the most sensitive one within the budget; the least sensitive one if none is
 * @param perDay how many posts a day will be flagged, by tier
 * @param expected how many of the counted posts were flagged, by tier: what {@link Drift} compares later ones with
 * @param fits whether the budget is met
 */
public record Calibration(
        Sensitivity sensitivity, Map<Severity, Double> perDay, Map<Severity, Expected> expected, boolean fits) {
    /** Copies the maps. */
    public Calibration {
        perDay = Map.copyOf(perDay);
        expected = Map.copyOf(expected);
    }

    /**
     * Fits a sensitivity to a budget.
     *
     * @param traffic what was counted; at least one post
     * @param postsPerDay how many posts the community writes a day, above 0
     * @param budget how many flagged posts it can read a day, 0 or more
     * @throws IllegalArgumentException if nothing was counted or a number is out of its range
     */
    public static Calibration fit(Traffic traffic, double postsPerDay, double budget) {
        check(traffic, postsPerDay, budget);
        Sensitivity sensitivity = Sensitivity.MOST;
        Calibration calibration = at(sensitivity, traffic, postsPerDay, budget);
        for (Severity tier : Severity.values()) {
            for (int from = Sensitivity.LEAST + 1; tier.crisis() && from <= Sensitivity.CERTAIN; from++) {
                if (calibration.fits()) {
                    return calibration;
                }
                sensitivity = sensitivity.with(tier, from);
                calibration = at(sensitivity, traffic, postsPerDay, budget);
            }
        }
        return calibration;
    }

    /**
     * What a given sensitivity flags.
     *
     * @throws IllegalArgumentException as {@link #fit}
     */
    public static Calibration of(Sensitivity sensitivity, Traffic traffic, double postsPerDay, double budget) {
        check(traffic, postsPerDay, budget);
        return at(sensitivity, traffic, postsPerDay, budget);
    }

    private static void check(Traffic traffic, double postsPerDay, double budget) {
        if (traffic.posts() == 0 || !(postsPerDay > 0) || !(budget >= 0)) {
            throw new IllegalArgumentException(
                    "a calibration needs posts, posts a day above 0 and a budget of 0 or more");
        }
    }

    private static Calibration at(Sensitivity sensitivity, Traffic traffic, double postsPerDay, double budget) {
        Map<Severity, Double> perDay = new EnumMap<>(Severity.class);
        Map<Severity, Expected> counted = new EnumMap<>(Severity.class);
        double sum = 0;
        for (Map.Entry<Severity, Long> each : traffic.flagged(sensitivity).entrySet()) {
            double expected = each.getValue() * postsPerDay / traffic.posts();
            perDay.put(each.getKey(), expected);
            counted.put(
                    each.getKey(), new Expected(Math.toIntExact(each.getValue()), Math.toIntExact(traffic.posts())));
            sum += expected;
        }
        return new Calibration(sensitivity, perDay, counted, sum <= budget);
    }

    /** The settings of the crisis guard that make it so, by name, in the order in which they are written. */
    public Map<String, String> settings(Budget budget) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("budget", budget.toString());
        for (Severity tier : Severity.values()) {
            if (tier.crisis()) {
                settings.put(name(tier) + "-from", String.valueOf(sensitivity.from(tier)));
            }
        }
        expected.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> settings.put(
                        name(each.getKey()) + "-expected", each.getValue().toString()));
        return settings;
    }

    private static String name(Severity tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    /** How many posts a day will be flagged in all. */
    public double total() {
        return perDay.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
