package org.quietroom.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * The type {@code gate}: any host whose plugin speaks gate protocol v1. The operator states what the plugin can do; the
 * defaults claim little.
 */
public final class GateRoute implements GateRouteProvider {
    private static final Setting<String> WHEN_DOWN = choice(
            "when-we-are-down",
            HostProfile.WhenWeAreDown.OPEN,
            "What the plugin does while the gateway does not answer");
    private static final Setting<String> VISIBLE = choice(
            "identity-visible-to",
            HostProfile.IdentityVisibleTo.MEMBERS,
            "Who sees the account behind a pseudonym at the host");
    private static final Setting<String> AUTHOR =
            choice("replace-author", HostProfile.ReplaceAuthor.NONE, "When the pseudonym takes the account's place");
    private static final Setting<String> HOLD = choice("hold", HostProfile.Hold.NONE, "Who keeps a message that waits");
    private static final Setting<String> EDIT =
            choice("edit", HostProfile.Edit.NONE, "Whose messages can be changed afterwards");
    private static final Setting<String> REMOVE = choice("remove", HostProfile.Remove.NONE, "How far a removal goes");
    private static final Setting<String> DEDUPE =
            choice("dedupe", HostProfile.Dedupe.NONE, "What keeps a repeated effect from showing twice");
    private static final Setting<String> ABILITIES =
            Setting.text("abilities", "", "What else it can do, separated by spaces: " + words(Ability.values()));

    @Override
    public String type() {
        return "gate";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(WHEN_DOWN, VISIBLE, AUTHOR, HOLD, EDIT, REMOVE, DEDUPE, ABILITIES);
    }

    @Override
    public HostProfile profile(HostId host, Settings settings) {
        return new HostProfile(
                HostProfile.Intercept.GATE,
                value(settings, WHEN_DOWN, HostProfile.WhenWeAreDown.class),
                value(settings, VISIBLE, HostProfile.IdentityVisibleTo.class),
                value(settings, AUTHOR, HostProfile.ReplaceAuthor.class),
                value(settings, HOLD, HostProfile.Hold.class),
                value(settings, EDIT, HostProfile.Edit.class),
                value(settings, REMOVE, HostProfile.Remove.class),
                value(settings, DEDUPE, HostProfile.Dedupe.class),
                Duration.ZERO,
                abilities(settings.get(ABILITIES)));
    }

    private static Set<Ability> abilities(String words) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        for (String word : words.trim().split("[\\s,]+", -1)) {
            if (!word.isEmpty()) {
                abilities.add(constant(ABILITIES.name(), word, Ability.class));
            }
        }
        return abilities;
    }

    private static <E extends Enum<E>> E value(Settings settings, Setting<String> setting, Class<E> type) {
        return constant(setting.name(), settings.get(setting), type);
    }

    private static <E extends Enum<E>> E constant(String setting, String word, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "setting '" + setting + "' must be one of " + words(type.getEnumConstants()));
    }

    private static Setting<String> choice(String name, Enum<?> fallback, String description) {
        return Setting.text(
                name,
                word(fallback),
                description + ": " + words(fallback.getDeclaringClass().getEnumConstants()) + ".");
    }

    private static String words(Enum<?>[] constants) {
        List<String> words = new ArrayList<>();
        for (Enum<?> constant : constants) {
            words.add(word(constant));
        }
        return String.join(" ", words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
