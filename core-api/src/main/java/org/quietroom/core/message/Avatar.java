package org.quietroom.core.message;

import java.util.List;

/**
 * A picture drawn from a pseudonym: one of 8 shapes in one of 8 tints, never uploaded and never from an account.
 *
 * @param shape 0 to 7
 * @param tint 0 to 7
 */
public record Avatar(int shape, int tint) {
    private static final List<String> SHAPES = List.of(
            "<circle cx='20' cy='20' r='13'/>",
            "<rect x='9' y='9' width='22' height='22' rx='4'/>",
            "<path d='M20 7 34 32H6z'/>",
            "<path d='M20 5 35 20 20 35 5 20z'/>",
            "<path d='M5 28a15 15 0 0 1 30 0z'/>",
            "<path d='M20 4c9 8 11 16 0 32-11-16-9-24 0-32z'/>",
            "<path d='M20 20v-7a7 7 0 1 1 7 7 7 7 0 1 1-7 7 7 7 0 1 1-7-7 7 7 0 1 1 7-7z'/>",
            "<path fill-rule='evenodd' d='M20 6a14 14 0 1 0 .01 0zM20 14a6 6 0 1 1-.01 0z'/>");
    private static final List<String> TINTS =
            List.of("#1F4E79", "#2F7D4F", "#8F5A14", "#6B3FA0", "#A8325A", "#14808A", "#43461C", "#6F7BC4");

    /** @throws IllegalArgumentException if a value is outside 0 to 7 */
    public Avatar {
        if (shape < 0 || shape >= SHAPES.size() || tint < 0 || tint >= TINTS.size()) {
            throw new IllegalArgumentException("shape and tint are 0 to 7");
        }
    }

    /** The avatar of a pseudonym: six bits of its key, which is already random to everybody else. */
    public static Avatar of(PseudonymId id) {
        int bits = Integer.parseInt(id.value().substring(0, 2), 16);
        return new Avatar(bits & 7, bits >> 3 & 7);
    }

    /** A self-contained SVG document of 40 by 40 units, hidden from screen readers because the name stands beside it. */
    public String svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40' aria-hidden='true'>"
                + "<rect width='40' height='40' rx='8' fill='#ECEAE4'/><g fill='" + TINTS.get(tint) + "'>"
                + SHAPES.get(shape) + "</g></svg>";
    }
}
