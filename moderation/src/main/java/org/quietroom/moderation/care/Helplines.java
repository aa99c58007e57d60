package org.quietroom.moderation.care;

import java.util.List;

/**
 * The numbers that notes may name. Immutable.
 *
 * <p>Limit: they are correct as of the month each carries and were not called; see the file.
 *
 * @param helplines in the order in which members see them
 * @param emergency one entry an area
 */
public record Helplines(List<Helpline> helplines, List<Emergency> emergency) {
    private static final int SHOWN = 3;

    /** Copies the lists. */
    public Helplines {
        helplines = List.copyOf(helplines);
        emergency = List.copyOf(emergency);
    }

    /** Those that come with Quietroom. */
    public static Helplines shipped() {
        return Yaml.resource("/helplines/helplines.yaml", Helplines.class);
    }

    /** At most three of a country; empty if none is known. */
    public List<Helpline> in(String country) {
        return helplines.stream()
                .filter(h -> h.country().equals(country))
                .limit(SHOWN)
                .toList();
    }

    /** The areas that hold in a country: one, or all of them where the country is not set or not known. */
    public List<Emergency> emergencyIn(String country) {
        List<Emergency> there =
                emergency.stream().filter(e -> e.countries().contains(country)).toList();
        return there.isEmpty() ? emergency : there;
    }
}
