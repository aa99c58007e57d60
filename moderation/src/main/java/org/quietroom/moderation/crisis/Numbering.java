package org.quietroom.moderation.crisis;

import java.util.Arrays;

/** Numbers different ints from 0 in the order in which they come; one thread. */
final class Numbering {
    private static final int ROOM = 64;
    private static final int SPREAD = 0x9E3779B9;

    /** By slot, the number of a key and one more; 0 where none is. */
    private int[] slots = new int[2 * ROOM];

    private int[] keys = new int[ROOM];
    private int size;

    int size() {
        return size;
    }

    /** The key that has a number. */
    int key(int number) {
        return keys[number];
    }

    /** The number of a key; -1 if it has none. */
    int of(int key) {
        return slots[slot(key)] - 1;
    }

    /** The number of a key: the next one, if it is new. */
    int add(int key) {
        int slot = slot(key);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i + 1;
        }
    }

    /** The slot of a key, or the free one where it goes; at least half are free. */
    private int slot(int key) {
        int slot = ((key * SPREAD) >>> 16) & (slots.length - 1);
        while (slots[slot] > 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
