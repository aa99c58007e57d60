package org.quietroom.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes fields out of a JSON object, one by one, and refuses what is left over. Problems name the place and what is allowed,
 * never the value.
 */
final class Fields {
    private static final Pattern TELLABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private final JsonNode node;
    private final String place;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    static Fields of(JsonNode node, String place) {
        if (!node.isObject()) {
            throw misfit(place.isEmpty() ? "the body" : place, "must be an object");
        }
        return new Fields(node, place);
    }

    static Problem misfit(String place, String what) {
        return new Problem(ProblemType.DOES_NOT_FIT, place + " " + what + ".");
    }

    /** A text; {@code make} refuses by {@link IllegalArgumentException}, whose message must not repeat the text. */
    <T> T text(String name, Function<String, T> make) {
        @Nullable T value = optionalText(name, make);
        if (value == null) {
            throw misfit(at(name), "is missing");
        }
        return value;
    }

    <T> @Nullable T optionalText(String name, Function<String, T> make) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw misfit(at(name), "must be a string");
        }
        try {
            return make.apply(value.textValue());
        } catch (IllegalArgumentException e) {
            throw misfit(at(name), "does not fit: " + e.getMessage());
        }
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return text(name, value -> {
            List<String> allowed = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String word = constant.name().toLowerCase(Locale.ROOT);
                if (word.equals(value)) {
                    return constant;
                }
                allowed.add(word);
            }
            throw new IllegalArgumentException("one of " + String.join(", ", allowed));
        });
    }

    long number(String name, long fallback, long least, long most) {
        JsonNode value = take(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw misfit(at(name), "must be a whole number");
        }
        if (value.longValue() < least || value.longValue() > most) {
            throw misfit(at(name), "must be " + least + " to " + most);
        }
        return value.longValue();
    }

    boolean flag(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw misfit(at(name), "must be true or false");
        }
        return value.booleanValue();
    }

    /** A list of objects; empty if it is not there. */
    <T> List<T> list(String name, int most, Function<Fields, T> make) {
        JsonNode value = take(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw misfit(at(name), "must be a list of at most " + most);
        }
        List<T> made = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            Fields element = of(value.get(i), at(name) + "[" + i + "]");
            made.add(make.apply(element));
            element.end();
        }
        return made;
    }

    /** An object; null if it is not there. */
    @Nullable
    Fields object(String name) {
        JsonNode value = take(name);
        return value == null ? null : of(value, at(name));
    }

    /** @throws Problem if there are fields that nobody took; it names them where they look like names */
    void end() {
        List<String> unknown = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(TELLABLE.matcher(name).matches() ? at(name) : at("(a name that is no word)"));
            }
        });
        if (!unknown.isEmpty()) {
            List<String> first = unknown.subList(0, Math.min(5, unknown.size()));
            throw misfit(
                    String.join(", ", first),
                    "is not known; known are "
                            + String.join(", ", known.stream().sorted().toList()));
        }
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
