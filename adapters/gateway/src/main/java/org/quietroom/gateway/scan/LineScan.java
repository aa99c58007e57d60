package org.quietroom.gateway.scan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    private final Finder finder;
    private final int maxLength;

    LineScan(Finder finder, int maxLength) {
        this.finder = finder;
        this.maxLength = maxLength;
    }

    Reading read(LineReader.Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return Reading.bad("longer than " + (ScanRun.LINE_LIMIT >> 20) + " MB");
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
        if (post.text().length() > maxLength) {
            return Reading.tooLong(post, maxLength);
        }
        try {
            return Reading.found(post, finder.scan(post.text(), post.format(), post.language()));
        } catch (RuntimeException | StackOverflowError e) {
            return Reading.failed(post, "the scan failed (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    /** What is written in place of a line that took too long. */
    Reading gaveUp(LineReader.Line line) {
        byte[] bytes = line.bytes();
        try {
            Post post = bytes == null ? null : Post.read(bytes);
            return post == null
                    ? Reading.bad("took too long")
                    : Reading.failed(post, "the scan took too long; please report it");
        } catch (BadLineException e) {
            return Reading.bad(String.valueOf(e.getMessage()));
        }
    }
}
