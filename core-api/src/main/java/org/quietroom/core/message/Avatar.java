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
            "<circle cx='20' cy='20' r='11'/>",
            "<rect x='10' y='10' width='20' height='20' rx='4'/>",
            "<path d='M20 8 32 30H8z'/>",
            "<path d='M20 7 33 20 20 33 7 20z'/>",
            "<path d='M9 26a11 11 0 0 1 22 0z'/>",
            "<path d='M20 8c8 6 10 12 0 24-10-12-8-18 0-24z'/>",
            "<path d='M14 9h12l6 11-6 11H14L8 20z'/>",
            "<path fill-rule='evenodd' d='M20 9a11 11 0 1 0 .01 0zM20 15a5 5 0 1 1-.01 0z'/>");
    private static final List<String> TINTS =
            List.of("#2F5D73", "#4B6B3C", "#7A5230", "#6A4C93", "#8A4455", "#3C6E6A", "#5A5F2E", "#4A5A8A");

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
