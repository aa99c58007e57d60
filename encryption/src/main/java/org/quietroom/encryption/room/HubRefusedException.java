package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The hub said no: expected, with a code that stays and a text for people. */
public final class HubRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String text;
    private final @Nullable Long epoch;

    HubRefusedException(int status, String code, String text, @Nullable Long epoch) {
        super("the hub refused: " + status + " " + code);
        this.status = status;
        this.code = requireNonNull(code, "code");
        this.text = requireNonNull(text, "text");
        this.epoch = epoch;
    }

    /** As in HTTP. */
    public int status() {
        return status;
    }

    /** Such as {@code message.epoch}. */
    public String code() {
        return code;
    }

    /** For the member. */
    public String text() {
        return text;
    }

    /** The group's epoch at the hub, if it told. */
    OptionalLong epoch() {
        return epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
    }
}
