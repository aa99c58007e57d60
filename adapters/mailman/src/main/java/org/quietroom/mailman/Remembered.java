package org.quietroom.mailman;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which ids were seen: the last {@value #MOST}. Not safe for many threads. */
final class Remembered {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it is new. */
    boolean add(String id) {
        return ids.putIfAbsent(id, true) == null;
    }

    boolean contains(String id) {
        return ids.containsKey(id);
    }
}
