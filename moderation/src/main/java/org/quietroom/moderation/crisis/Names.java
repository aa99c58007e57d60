package org.quietroom.moderation.crisis;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** What several things are called, things of one name being numbered alike, in the order of the names. Immutable. */
final class Names {
    private final List<String> names;
    private final int[] numbers;

    /** Takes the name of each thing. */
    Names(List<String> byThing) {
        names = List.copyOf(new TreeSet<>(byThing));
        numbers = new int[byThing.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Collections.binarySearch(names, byThing.get(i));
        }
    }

    /** How many different names there are. */
    int count() {
        return names.size();
    }

    /** The number of the name of a thing. */
    int number(int thing) {
        return numbers[thing];
    }

    /** The name that has a number. */
    String name(int number) {
        return names.get(number);
    }
}
