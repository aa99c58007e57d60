package org.quietroom.gateway.scan;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.anonymity.redaction.Redactor;
import org.quietroom.core.message.Format;
import org.quietroom.gateway.scan.Post.BadLineException;
import org.quietroom.moderation.scan.ScanResult;

/** Turns one line into what becomes of it. It never throws for a text: what fails keeps its place. */
final class LineScan {
    /** What finds flags in a text. */
    @FunctionalInterface
    interface Finder {
        ScanResult scan(String text, Format format, @Nullable Locale language);
    }

    /** A string that {@link LongLine} cut is longer than this. */
    private static final int LONGEST_ID = 300_000;
    /** JSON needs six bytes for one unit at most. */
    private static final int UNIT_BYTES = 6;

    private static final int MEGABYTE = 1 << 20;

    private final Function<Post, Reading> work;
    private final String name;
    private final int maxLength;

    LineScan(Finder finder, int maxLength) {
        this(post -> Reading.found(post, finder.scan(post.text(), post.format(), post.language())), "scan", maxLength);
    }

    private LineScan(Function<Post, Reading> work, String name, int maxLength) {
        this.work = work;
        this.name = name;
        this.maxLength = maxLength;
    }

    /** The work of {@code redact}. */
    static LineScan redacting(Redactor redactor, int maxLength) {
        return new LineScan(
                post -> Reading.redacted(
                        post, redactor.redact(post.text(), post.format(), post.language(), post.regions())),
                "redaction",
                maxLength);
    }

    /** How many bytes of a string tell that a text is too long. */
    int longestString() {
        return Math.max(MEGABYTE, UNIT_BYTES * (maxLength + 1));
    }

    /** How many bytes of a line are held; 8 MB unless texts may be longer. */
    int longestLine() {
        return Math.max(8 * MEGABYTE, longestString() + MEGABYTE);
    }

    Reading read(LineReader.Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return Reading.bad("longer than " + longestLine() / MEGABYTE + " MB");
        }
        Post post;
        try {
            post = Post.read(bytes);
        } catch (BadLineException e) {
            return Reading.bad(String.valueOf(e.getMessage()));
        }
        if (post == null) {
            return Reading.BLANK;
        }
        if (post.id().length() > LONGEST_ID) {
            return Reading.bad("id is longer than " + LONGEST_ID + " characters");
        }
        if (post.text().length() > maxLength) {
            return Reading.tooLong(post, maxLength);
        }
        try {
            return work.apply(post);
        } catch (RuntimeException | StackOverflowError e) {
            return Reading.failed(
                    post, "the " + name + " failed (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    /** What is written in place of a line that took too long. */
    Reading gaveUp(LineReader.Line line) {
        byte[] bytes = line.bytes();
        try {
            Post post = bytes == null ? null : Post.read(bytes);
            return post == null
                    ? Reading.bad("took too long")
                    : Reading.failed(post, "the " + name + " took too long; please report it");
        } catch (BadLineException e) {
            return Reading.bad(String.valueOf(e.getMessage()));
        }
    }
}
