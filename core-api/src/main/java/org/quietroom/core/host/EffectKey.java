package org.quietroom.core.host;

import java.util.regex.Pattern;

/**
 * The idempotency key of one effect: a host that sees it again has already done it.
 *
 * @param value 32 lower-case hexadecimal digits, random
 */
public record EffectKey(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public EffectKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an effect key is 32 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
