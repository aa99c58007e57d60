package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.encryption.mls.KeyUse;

/** A host that carries posts: what was posted twice stands there twice. Not safe for many threads. */
final class Board {
    private static final int OPENS_FOR = 2;

    private final Witness witness;
    private final List<String> posts = new ArrayList<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private int late;

    Board(Witness witness) {
        this.witness = witness;
    }

    /** Carries a post; one that nobody could open any more is not carried, as {@link Posts} does not promise anything of it. */
    void post(String text) {
        long epoch = KeyUse.epochOf(
                Armour.read(text).flatMap(Post::read).orElseThrow().message());
        witness.follow();
        if (epoch + OPENS_FOR < witness.epoch()) {
            late++;
            return;
        }
        posts.add(text);
        Posts.Taken taken = witness.room().posts().take(text);
        assertThat(taken).isIn(Posts.Taken.NEW, Posts.Taken.KNOWN);
        if (taken == Posts.Taken.NEW) {
            epochs.put(witness.newest(), epoch);
        }
    }

    List<String> after(int position) {
        return posts.subList(position, posts.size());
    }

    int late() {
        return late;
    }

    /** The epochs of what was posted, by the words. */
    Map<String, Long> epochs() {
        return epochs;
    }
}
