package org.quietroom.anonymity.redaction;

/**
 * What stands around a word, by what it tells.
 *
 * @param writing how the text is written
 * @param introductions what announces a name
 * @param doings what people do
 * @param whereabouts what announces a place or a body
 * @param clinical what makes it a word of medicine
 */
record Context(
        Writing writing, Introductions introductions, Doings doings, Whereabouts whereabouts, Clinical clinical) {
    /** @param knownForeign whether the text is said to be in another language than English */
    static Context of(Tokens tokens, boolean knownForeign) {
        Writing writing = new Writing(tokens, knownForeign);
        Doings doings = new Doings(tokens, writing);
        return new Context(
                writing,
                new Introductions(tokens, writing),
                doings,
                new Whereabouts(tokens, writing),
                new Clinical(tokens, doings));
    }
}
