package org.quietroom.encryption.room;

/** The hub did not answer, or asked to wait: the same may be tried again later, and nothing is lost by it. */
public final class HubAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param operation what was asked, free of content */
    public HubAwayException(String operation) {
        super("the hub does not answer '" + operation + "' at the moment; try again later");
    }
}
