package org.quietroom.moderation.crisis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of how many posts were flagged when a community's sensitivity was fitted.
 *
 * @param flagged of {@code posts}
 * @param posts how many were counted, 1 or more
 */
public record Expected(int flagged, int posts) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) of (\\d{1,9})");
    /** Two-sided 99 %. */
    private static final double Z = 2.5758293035489004;

    /** @throws IllegalArgumentException if there are no posts, or fewer than were flagged */
    public Expected {
        if (posts < 1 || flagged < 0 || flagged > posts) {
            throw new IllegalArgumentException("expected is '<flagged> of <posts>', such as 5 of 2000");
        }
    }

    /**
     * Reads {@code 5 of 2000}; nothing if the text is blank.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Optional<Expected> read(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("expected is '<flagged> of <posts>', such as 5 of 2000");
        }
        return Optional.of(new Expected(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }

    /** How many of a thousand. */
    public double perThousand() {
        return 1000.0 * flagged / posts;
    }

    /** The least rate that fits what was counted (Wilson 1927, score interval of 99 %). */
    public double low() {
        return Math.max(0, middle() - half());
    }

    /** The greatest rate that fits what was counted. */
    public double high() {
        return Math.min(1, middle() + half());
    }

    private double middle() {
        return ((double) flagged / posts + Z * Z / (2.0 * posts)) / (1 + Z * Z / posts);
    }

    private double half() {
        double p = (double) flagged / posts;
        return Z / (1 + Z * Z / posts) * Math.sqrt(p * (1 - p) / posts + Z * Z / (4.0 * posts * posts));
    }

    @Override
    public String toString() {
        return flagged + " of " + posts;
    }
}
