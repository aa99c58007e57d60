package org.quietroom.moderation.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;

/** Collects the names of active content that the sanitizer took out: few, short, and never any content. */
final class Removed implements HtmlChangeListener<Removed> {
    private static final int MAX_NAMES = 10;
    /** What a name must look like to be reported: anything else could carry words. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9:]{0,20}");

    private static final Set<String> ACTIVE_ELEMENTS = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "form",
            "base",
            "meta",
            "link",
            "svg",
            "math",
            "template",
            "input",
            "button",
            "style");
    private static final Set<String> ACTIVE_ATTRIBUTES = Set.of("srcdoc", "formaction", "action", "background");

    private final Set<String> names = new TreeSet<>();

    @Override
    public void discardedTag(@Nullable Removed context, String element) {
        String name = element.toLowerCase(Locale.ROOT);
        if (ACTIVE_ELEMENTS.contains(name)) {
            add(name);
        }
    }

    @Override
    public void discardedAttributes(@Nullable Removed context, String element, String... attributes) {
        Arrays.stream(attributes)
                .map(a -> a.toLowerCase(Locale.ROOT))
                .filter(a -> a.startsWith("on") || ACTIVE_ATTRIBUTES.contains(a) || a.equals("href"))
                .forEach(this::add);
    }

    private void add(String name) {
        if (names.size() < MAX_NAMES && NAME.matcher(name).matches()) {
            names.add(name);
        }
    }

    /** The names in alphabetical order, ten at most. */
    Set<String> names() {
        return names;
    }
}
