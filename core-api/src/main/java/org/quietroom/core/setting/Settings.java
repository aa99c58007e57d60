package org.quietroom.core.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The values an operator gave for a set of declared settings. Immutable. {@link #toString()} shows keys only. */
public final class Settings {
    /** Nothing set: every setting has its fallback. */
    public static final Settings EMPTY = new Settings(Map.of());

    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** These values, as a configuration file has them; keys are checked by {@link #unknownTo}. */
    public static Settings of(Map<String, ?> values) {
        return new Settings(Map.copyOf(values));
    }

    /**
     * The value of a setting, or its fallback.
     *
     * @throws IllegalArgumentException if the value is of another type; the message names the key, not the value
     */
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting.name());
        if (value == null) {
            return setting.fallback();
        }
        if (!setting.type().isInstance(value)) {
            throw setting.misfit("a " + setting.type().getSimpleName().toLowerCase(Locale.ROOT));
        }
        return setting.type().cast(value);
    }

    /**
     * The value of a number within these bounds, or its fallback.
     *
     * @throws IllegalArgumentException if it is outside of them, or no number; the message names the key, not the value
     */
    public int between(Setting<Integer> setting, int least, int most) {
        int value = get(setting);
        setting.require(value >= least && value <= most, least + " to " + most);
        return value;
    }

    /** The keys that none of {@code declared} explains, in alphabetical order. */
    public Set<String> unknownTo(Iterable<Setting<?>> declared) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        declared.forEach(s -> unknown.remove(s.name()));
        return unknown;
    }

    @Override
    public String toString() {
        return "Settings" + new TreeSet<>(values.keySet());
    }
}
