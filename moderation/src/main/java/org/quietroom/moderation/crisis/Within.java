package org.quietroom.moderation.crisis;

/** How far signs may be from each other and still be read together. */
enum Within {
    /** In one sentence. */
    SENTENCE(0),
    /** At most two sentences apart. */
    NEAR(2),
    /** Anywhere in one text. */
    TEXT(Integer.MAX_VALUE);

    /** The most sentence ends between two of them. */
    final int sentences;

    Within(int sentences) {
        this.sentences = sentences;
    }
}
