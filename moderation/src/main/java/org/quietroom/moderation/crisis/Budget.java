package org.quietroom.moderation.crisis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of posts in a time, such as {@code 8/day}.
 *
 * @param perDay how many a day, 0 or more
 */
public record Budget(double perDay) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)/(day|week|month)");
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    /** @throws IllegalArgumentException if it is below 0 or no number */
    public Budget {
        if (!(perDay >= 0) || Double.isInfinite(perDay)) {
            throw new IllegalArgumentException("a number of posts a day is 0 or more");
        }
    }

    /** Reads {@code 8/day}, {@code 20/week} or {@code 3.5/month}; nothing if it has another form. */
    public static Optional<Budget> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int days = form.group(2).equals("day") ? 1 : form.group(2).equals("week") ? WEEK : MONTH;
        return Optional.of(new Budget(Double.parseDouble(form.group(1)) / days));
    }

    /** The form that {@link #read} takes: a day, or else the longer time in which it is a rounder number. */
    @Override
    public String toString() {
        for (int days : new int[] {1, WEEK, MONTH}) {
            BigDecimal number = in(days);
            if (number.scale() <= 1) {
                return number.toPlainString() + (days == 1 ? "/day" : days == WEEK ? "/week" : "/month");
            }
        }
        return in(1).toPlainString() + "/day";
    }

    private BigDecimal in(int days) {
        return BigDecimal.valueOf(perDay * days)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
