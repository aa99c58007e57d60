package org.quietroom.gateway.console;

/** A page that cannot be shown, with the status and the name of the texts that say why and what to do next. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param name such as {@code missing}: texts {@code trouble.missing.title} and {@code .text} */
    Trouble(int status, String name) {
        super(name, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String name() {
        return String.valueOf(getMessage());
    }
}
