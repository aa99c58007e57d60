package org.quietroom.mailman;

/** Text as {@code format=flowed} (RFC 3676): lines that a mail program broke are joined again. */
final class Flowed {
    private Flowed() {}

    /**
     * The text as its author wrote it, quoted lines with their marks.
     *
     * @param glued whether the space at a soft line end is dropped ({@code delsp=yes})
     */
    static String join(String text, boolean glued) {
        StringBuilder joined = new StringBuilder(text.length());
        String[] lines = text.split("\n", -1);
        boolean open = false;
        int lastDepth = 0;
        for (int i = 0; i < lines.length; i++) {
            int depth = 0;
            while (depth < lines[i].length() && lines[i].charAt(depth) == '>') {
                depth++;
            }
            String line = lines[i].substring(depth);
            line = line.startsWith(" ") ? line.substring(1) : line; // space-stuffed
            boolean signature = line.equals("-- ");
            if (i > 0 && !(open && depth == lastDepth && !signature)) {
                joined.append('\n');
            }
            if (i == 0 || !open || depth != lastDepth || signature) {
                joined.append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            open = line.endsWith(" ") && !signature;
            joined.append(open && glued ? line.substring(0, line.length() - 1) : line);
            lastDepth = depth;
        }
        return joined.toString();
    }
}
