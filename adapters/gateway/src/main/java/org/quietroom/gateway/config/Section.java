package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.setting.Setting;

/** One mapping of the file: hands out what is known and reports what is not. Not safe for many threads. */
final class Section {
    private static final int FAR = 1_000;

    private final String path;
    private final Yaml.Mapping mapping;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Yaml.Mapping mapping, Faults faults) {
        this.path = path;
        this.mapping = mapping;
        this.faults = faults;
    }

    int line() {
        return mapping.line();
    }

    Set<String> keys() {
        return mapping.values().keySet();
    }

    /** The line of a key, or of the section if it is not there. */
    int line(String key) {
        Yaml.Node node = mapping.values().get(key);
        return node == null ? mapping.line() : node.line();
    }

    boolean has(String key) {
        return mapping.values().containsKey(key);
    }

    /** Reports a fault of a key. */
    void fault(String key, String text) {
        faults.add(line(key), at(key) + " " + text);
    }

    /** A section in this one; an empty one if it is not there. */
    Section section(String key) {
        known.add(key);
        Yaml.Node node = mapping.values().get(key);
        if (node instanceof Yaml.Mapping inner) {
            return new Section(at(key), inner, faults);
        }
        if (node != null
                && !(node instanceof Yaml.Scalar scalar && scalar.value().equals(""))) {
            fault(key, "must hold keys and values, indented below it");
        }
        return new Section(at(key), new Yaml.Mapping(line(key), Map.of()), faults);
    }

    /** The value of a setting, or its fallback where none is given or it is of another type, which is reported. */
    <T> T get(Setting<T> setting) {
        @Nullable Object value = value(setting);
        return value == null ? setting.fallback() : setting.type().cast(value);
    }

    /** The value of a text setting as something else; a refusal by {@link IllegalArgumentException} is reported. */
    <T> T get(Setting<String> setting, Function<String, T> make) {
        String text = get(setting);
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            fault(setting.name(), "does not fit: " + e.getMessage());
            return make.apply(setting.fallback());
        }
    }

    /** The value of a number, or its fallback where it is outside the range, which is reported. */
    int number(Setting<Integer> setting, int least, int most) {
        int value = get(setting);
        if (value < least || value > most) {
            fault(setting.name(), "must be " + least + " to " + most);
            return setting.fallback();
        }
        return value;
    }

    /** What is given of these settings, by name. */
    Map<String, Object> all(Collection<Setting<?>> settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : settings) {
            Object value = value(setting);
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        return values;
    }

    /** Reports every key that nobody asked for. */
    void end() {
        mapping.values().forEach((key, node) -> {
            if (!known.contains(key)) {
                String near = nearest(key);
                faults.add(node.line(), at(key) + " is not known; did you mean '" + near + "'?");
            }
        });
    }

    private String nearest(String key) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String best = "";
        int least = FAR;
        for (String candidate : known) {
            int far = distance.apply(key, candidate);
            if (far < least) {
                least = far;
                best = candidate;
            }
        }
        return best;
    }

    private @Nullable Object value(Setting<?> setting) {
        known.add(setting.name());
        Yaml.Node node = mapping.values().get(setting.name());
        if (node == null
                || (node instanceof Yaml.Scalar scalar && scalar.value().equals(""))) {
            return null;
        }
        Object value = convert(setting.type(), node);
        if (value == null) {
            fault(setting.name(), "must be " + word(setting.type()));
        }
        return value;
    }

    private static @Nullable Object convert(Class<?> type, Yaml.Node node) {
        if (type == List.class) {
            return texts(node);
        }
        if (!(node instanceof Yaml.Scalar scalar)) {
            return null;
        }
        Object value = scalar.value();
        if (type == String.class) {
            return scalar.text();
        }
        if (type == Integer.class) {
            return value instanceof Long number && number == number.intValue() ? (Integer) number.intValue() : null;
        }
        return type.isInstance(value) ? value : null;
    }

    private static @Nullable List<String> texts(Yaml.Node node) {
        if (!(node instanceof Yaml.Listing listing)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Yaml.Node each : listing.values()) {
            if (!(each instanceof Yaml.Scalar scalar)) {
                return null;
            }
            texts.add(scalar.text());
        }
        return List.copyOf(texts);
    }

    private static String word(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == List.class ? "a list, such as [one, two]" : "a text";
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
