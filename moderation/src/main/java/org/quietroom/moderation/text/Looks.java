package org.quietroom.moderation.text;

import com.ibm.icu.text.SpoofChecker;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words by what they look like: the skeletons of UTS #39. Immutable, safe for many threads. */
final class Looks {
    private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();

    private final Map<String, String> skeletons = new HashMap<>();

    Looks(Collection<String> words) {
        new TreeSet<>(words).forEach(word -> skeletons.putIfAbsent(skeleton(word), word));
    }

    /** The word that looks like this one. */
    @Nullable
    String byLook(String text) {
        return skeletons.get(skeleton(text));
    }

    private static String skeleton(String text) {
        String skeleton = SPOOF.getSkeleton(text);
        StringBuilder bare = new StringBuilder(skeleton.length());
        skeleton.codePoints().filter(c -> Marks.role(c) != Marks.Role.NOTHING).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
