package org.quietroom.encryption.room;

/**
 * The hub is not believed: its log of devices is not the one it was, as something was taken back or changed, or members are shown
 * different lists; or it answers for another room than the one it was asked for. The room is not followed any further; people
 * should compare their numbers by another way.
 */
public final class UntrustedHubException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UntrustedHubException() {
        super("the hub answers for another room, or in the name of somebody who is not in it");
    }

    /** The hub answers for another room, or for somebody else. */
    static UntrustedHubException elsewhere() {
        return new UntrustedHubException();
    }

    UntrustedHubException(String what) {
        super("the hub's log of devices does not go on from the one that was seen: " + what);
    }
}
