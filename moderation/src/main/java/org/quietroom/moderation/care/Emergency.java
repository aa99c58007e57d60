package org.quietroom.moderation.care;

import java.util.List;
import java.util.Set;

/**
 * The emergency numbers of an area.
 *
 * @param area as people call it; a phrase {@code area.<this>} of the texts says it in their language
 * @param numbers at least one
 * @param countries where they hold, as two capital letters each
 * @param checked when they were checked
 * @param by by what they were checked
 */
public record Emergency(String area, List<String> numbers, Set<String> countries, String checked, String by) {
    /** Copies the collections. */
    public Emergency {
        numbers = List.copyOf(numbers);
        countries = Set.copyOf(countries);
    }
}
