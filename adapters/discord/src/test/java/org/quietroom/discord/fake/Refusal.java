package org.quietroom.discord.fake;

/** Discord says no. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int status;
    final int code;
    /** Whether a well-behaved bot may run into it: something is gone, or somebody does not want letters. */
    final boolean ordinary;

    private Refusal(int status, int code, String message, boolean ordinary) {
        super(message);
        this.status = status;
        this.code = code;
        this.ordinary = ordinary;
    }

    static Refusal unknown(int code, String what) {
        return new Refusal(404, code, "Unknown " + what, true);
    }

    static Refusal notAllowed(String permission) {
        return new Refusal(403, 50013, "Missing Permissions: " + permission, false);
    }

    static Refusal noAccess() {
        return new Refusal(403, 50001, "Missing Access", true);
    }

    static Refusal closed() {
        return new Refusal(403, 50007, "Cannot send messages to this user", true);
    }

    static Refusal invalid(String why) {
        return new Refusal(400, 50035, "Invalid Form Body: " + why, false);
    }

    static Refusal late(String why) {
        return new Refusal(404, 10062, "Unknown interaction: " + why, false);
    }

    static Refusal of(int status, String why) {
        return new Refusal(status, 0, why, false);
    }
}
