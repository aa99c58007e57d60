package org.quietroom.moderation.html;

import org.jspecify.annotations.Nullable;

/**
 * Bounds what a sanitizer is given, so that its time stays linear.
 *
 * <p>The sanitizer's time grows with the square of attributes whose quote is never closed. So a {@code <} that meets
 * another {@code <} before a {@code >}, one that is never closed, and every one past the limit of tags is turned into text;
 * comments are taken out. What is left is still sanitised: this makes nothing safe by itself.
 */
final class HtmlBounds {
    /** More tags than this are no post of a person; the rest is shown as text. */
    static final int MAX_TAGS = 4_000;

    private HtmlBounds() {}

    /** The bounded HTML; the same object if nothing had to be bounded. */
    static String within(String html) {
        StringBuilder out = null;
        int done = 0;
        int tags = 0;
        boolean comments = true;
        for (int at = html.indexOf('<'); at >= 0; ) {
            int close = html.indexOf('>', at + 1);
            int next = html.indexOf('<', at + 1);
            int end = comments && html.startsWith("<!--", at) ? html.indexOf("-->", at + 4) : -1;
            comments &= end >= 0 || !html.startsWith("<!--", at);
            boolean text = end < 0 && (close < 0 || (next >= 0 && next < close) || ++tags > MAX_TAGS);
            if (end >= 0 || text) {
                out = out == null ? new StringBuilder(html.length() + 64) : out;
                out.append(html, done, at).append(text ? "&lt;" : "");
                done = text ? at + 1 : end + 3;
                next = text ? next : html.indexOf('<', done);
            }
            if (close < 0 && next >= 0) {
                return tail(html, out, done, next);
            }
            at = next;
        }
        return out == null ? html : out.append(html, done, html.length()).toString();
    }

    private static String tail(String html, @Nullable StringBuilder out, int done, int from) {
        StringBuilder all = out == null ? new StringBuilder() : out;
        return all.append(html, done, from)
                .append(html.substring(from).replace("<", "&lt;"))
                .toString();
    }
}
