package org.quietroom.core.port;

/** Draws pictures of members anew, so that nothing but their pixels is left. Blocking; safe for many threads. */
@FunctionalInterface
public interface Drawing {
    /** Draws nothing: for programs without a desk that shows pictures. */
    Drawing NONE = (part, said, file) -> Picture.missing(part, said, Picture.State.UNREADABLE);

    /**
     * Draws one.
     *
     * @param part of which text of the submission, from 0
     * @param said its media type, as its sender says; what is in the file decides
     * @param file neither kept nor changed; anything at all
     * @return never null; says why, if it cannot be drawn
     */
    Picture draw(int part, String said, byte[] file);
}
