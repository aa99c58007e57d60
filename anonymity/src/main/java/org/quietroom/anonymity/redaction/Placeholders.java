package org.quietroom.anonymity.redaction;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What stands in the place of values: the same for the same value throughout one message. Not safe for many threads. */
final class Placeholders {
    private final Map<PiiType, Map<String, Integer>> numbers = new EnumMap<>(PiiType.class);

    /** The words without brackets, such as {@code name 1}. */
    String of(PiiType type, String value) {
        Map<String, Integer> known = numbers.computeIfAbsent(type, t -> new HashMap<>());
        String key = key(type, value);
        Integer number = known.get(key);
        if (number == null) {
            number = 1 + (int) known.values().stream().distinct().count();
            known.put(key, number);
        }
        if (type == PiiType.NAME) {
            for (String part : key.split(" ", -1)) {
                known.putIfAbsent(part, number);
            }
        }
        return number == 1 && !type.alwaysNumbered() ? type.word() : type.word() + " " + number;
    }

    /** The value as it is compared: letters and digits, in lower case; of a name the words are kept apart. */
    private static String key(PiiType type, String value) {
        StringBuilder key = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = Letters.lower(value.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            } else if (type == PiiType.NAME && key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }
}
