package org.quietroom.moderation.crisis;

import java.util.function.IntUnaryOperator;

/** Finds a place among numbers that never fall. */
final class Bisection {
    private Bisection() {}

    /** The first place, of so many, whose number is {@code least} or more; {@code size} if none is. */
    static int first(int size, IntUnaryOperator number, int least) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number.applyAsInt(middle) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
