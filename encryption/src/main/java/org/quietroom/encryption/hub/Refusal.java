package org.quietroom.encryption.hub;

import org.jspecify.annotations.Nullable;

/** A request that is not done. Expected: it carries no stack, and its text is for whoever asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;
    private final long value;

    private Refusal(int status, String code, String text, @Nullable String field, long value) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.value = value;
    }

    static Refusal of(int status, String code, String text) {
        return new Refusal(status, code, text, null, 0);
    }

    /** With a number that tells what to do next. */
    static Refusal with(int status, String code, String text, String field, long value) {
        return new Refusal(status, code, text, field, value);
    }

    static Refusal badRequest(String text) {
        return of(400, "request", text);
    }

    static Refusal tooLarge(String what) {
        return of(413, "size", what + " is larger than this hub takes.");
    }

    static Refusal notYours() {
        return of(
                403,
                "device.not-yours",
                "This device is not one of yours in this room, or it is no longer in the group.");
    }

    int status() {
        return status;
    }

    String json() {
        Json json = Json.object().put("code", code).put("text", String.valueOf(getMessage()));
        return (field == null ? json : json.put(field, value)).text();
    }
}
