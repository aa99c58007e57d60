package org.quietroom.anonymity.redaction;

/**
 * Postal addresses: something only addresses have (a word for a street, a flat, a box, two house numbers) and around it the
 * capitals and numbers that belong to it, over as many lines as they take.
 */
final class Addresses {
    private final Tokens tokens;
    private final Hits hits;
    private final AddressParts parts;
    private final AddressAnchors anchors;
    private final AddressExtent extent;
    private final StreetCorners corners;
    private final PostCodes postCodes;

    /** @param small whether the writer uses no capitals, so that none can be asked for */
    Addresses(Tokens tokens, View view, Hits hits, boolean small) {
        this.tokens = tokens;
        this.hits = hits;
        this.parts = new AddressParts(tokens, view, hits, small);
        this.anchors = new AddressAnchors(tokens, parts);
        this.extent = new AddressExtent(tokens, parts);
        this.corners = new StreetCorners(tokens, parts);
        this.postCodes = new PostCodes(tokens, hits);
    }

    void find() {
        int t = 0;
        while (t < tokens.size()) {
            int next = t + 1;
            if (anchors.at(t) && !parts.taken(t)) {
                int start = extent.left(t);
                int end = extent.right(t);
                if (strong(t, start, end)) {
                    end = corners.end(start, end);
                    start = corners.start(start);
                    hits.add(PiiType.ADDRESS, tokens.start(start), tokens.end(end));
                    next = end + 1;
                }
            } else {
                postCodes.take(t);
            }
            t = next;
        }
    }

    /** Whether a run is an address: it holds a number, or stands where somebody lives. */
    private boolean strong(int anchor, int start, int end) {
        int numbers = 0;
        for (int t = start; t <= end; t++) {
            numbers += tokens.number(t) ? 1 : 0;
        }
        if (numbers == 0) {
            boolean named =
                    end > start && tokens.in(end, Words.List.STREET_LAST) && !tokens.has(end - 1, Dictionary.FREQUENT);
            return named
                    && (tokens.length(end) >= 4 || parts.places(start))
                    && !tokens.has(start, Dictionary.NOT_PII)
                    && (parts.places(start) || streetWord(end));
        }
        return end > start && !tokens.has(anchor, Dictionary.NOT_PII);
    }

    private boolean streetWord(int t) {
        long hash = tokens.hash(t);
        return hash == Dictionary.hash("street")
                || hash == Dictionary.hash("road")
                || hash == Dictionary.hash("avenue")
                || hash == Dictionary.hash("lane");
    }
}
