package org.quietroom.core.verdict;

import java.util.regex.Pattern;

/**
 * What a flag is about, such as {@code suicide}; guards may bring kinds of their own.
 *
 * @param value 1 to 40 characters of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record FlagKind(String value) {
    // Before the constants below, whose constructor uses it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Suicide: any tier. */
    public static final FlagKind SUICIDE = new FlagKind("suicide");
    /** Self-harm without a stated wish to die. */
    public static final FlagKind SELF_HARM = new FlagKind("self-harm");
    /** Abuse or violence suffered. */
    public static final FlagKind ABUSE = new FlagKind("abuse");
    /** Danger to others. */
    public static final FlagKind DANGER_TO_OTHERS = new FlagKind("danger-to-others");
    /** A check that could not be done; the message went on without it. */
    public static final FlagKind UNCHECKED = new FlagKind("unchecked");
    /** Words that identify somebody; the author is told, and no moderator need look. */
    public static final FlagKind IDENTIFYING = new FlagKind("identifying");
    /** Markup that was taken out of a message. */
    public static final FlagKind MARKUP = new FlagKind("markup");

    /** @throws IllegalArgumentException if {@code value} has another form */
    public FlagKind {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a flag kind is 1 to 40 characters a-z, 0-9, '-', letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
