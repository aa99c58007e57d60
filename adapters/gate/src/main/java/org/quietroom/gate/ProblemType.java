package org.quietroom.gate;

import java.util.Locale;

/** The kinds of problem; the constant's name in kebab case ends its type URI. */
enum ProblemType {
    NOT_JSON(400, "The request cannot be read"),
    NOT_SIGNED(401, "The request is not signed as it should be"),
    NOT_FOUND(404, "There is no such thing here"),
    REPLAYED(409, "This request came before"),
    TOO_LARGE(413, "The request is too large"),
    DOES_NOT_FIT(422, "The request does not say what is needed"),
    TOO_MANY(429, "Too many requests"),
    OUR_FAULT(500, "Something went wrong here"),
    UNAVAILABLE(503, "Not now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return "urn:quietroom:gate:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
