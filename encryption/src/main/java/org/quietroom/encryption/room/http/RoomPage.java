package org.quietroom.encryption.room.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page of a sealed room tells its script: the attributes of the element {@code sealed}. Both addresses are paths, so they
 * are of the page's own house whatever it says.
 *
 * @param base where operations go
 * @param live where events come from
 * @param form what shows that a request comes from the page
 */
record RoomPage(String base, String live, String form) {
    private static final Pattern ELEMENT = Pattern.compile("<[a-z]+ id=\"sealed\"([^<>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" data-([a-z]+)=\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("(?:/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})++)++");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    /** Empty if it is not the page of a sealed room. */
    static Optional<RoomPage> read(String html) {
        Matcher element = ELEMENT.matcher(html);
        if (!element.find()) {
            return Optional.empty();
        }
        String base = "";
        String live = "";
        String form = "";
        Matcher attribute = ATTRIBUTE.matcher(element.group(1));
        while (attribute.find()) {
            switch (attribute.group(1)) {
                case "base" -> base = attribute.group(2);
                case "live" -> live = attribute.group(2);
                case "form" -> form = attribute.group(2);
                default -> {
                    // for the page's script alone
                }
            }
        }
        boolean whole = PATH.matcher(base).matches()
                && PATH.matcher(live).matches()
                && FORM.matcher(form).matches();
        return whole ? Optional.of(new RoomPage(base, live, form)) : Optional.empty();
    }

    /** @param part empty for the room itself, {@code /with/{id}} for a private one */
    URI operation(URI house, String part, String operation) {
        return house.resolve(base + part + "/sealed/" + operation);
    }

    URI events(URI house, String part, String device, long after) {
        return house.resolve(live + part + "?device=" + device + "&after=" + after);
    }

    /** Without the form's token. */
    @Override
    public String toString() {
        return "RoomPage[" + base + "]";
    }
}
