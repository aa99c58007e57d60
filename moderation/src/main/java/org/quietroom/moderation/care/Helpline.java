package org.quietroom.moderation.care;

import static java.util.Objects.requireNonNull;

/**
 * A number where somebody listens.
 *
 * @param country two capital letters (ISO 3166-1)
 * @param name as it calls itself
 * @param number as people dial it inside the country
 * @param hours a phrase {@code hours.<this>} of the texts, such as {@code always}
 * @param cost a phrase {@code cost.<this>} of the texts, such as {@code free}
 * @param checked when the number was checked, such as {@code 2024-11}
 * @param by by what it was checked
 */
public record Helpline(
        String country, String name, String number, String hours, String cost, String checked, String by) {
    /** @throws NullPointerException if anything is null */
    public Helpline {
        requireNonNull(country, "country");
        requireNonNull(name, "name");
        requireNonNull(number, "number");
        requireNonNull(hours, "hours");
        requireNonNull(cost, "cost");
        requireNonNull(checked, "checked");
        requireNonNull(by, "by");
    }
}
