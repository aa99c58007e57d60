package org.quietroom.core.message;

import java.util.regex.Pattern;

/**
 * The name an operator gives to one configured host, such as {@code forum}.
 *
 * @param value 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record HostId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public HostId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a host id is 1 to 32 characters a-z, 0-9, '-', letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
