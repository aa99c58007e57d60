package org.quietroom.gateway.xmpp;

import java.util.UUID;

/** Texts that nobody else says. */
final class Marker {
    private Marker() {}

    /** Another one each time, of letters alone: digits in a row may be read as somebody's number and be replaced. */
    static String fresh() {
        return "marker " + UUID.randomUUID().toString().replaceAll("[^a-f]", "z");
    }
}
