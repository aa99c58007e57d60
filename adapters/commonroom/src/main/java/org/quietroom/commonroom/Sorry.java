package org.quietroom.commonroom;

/** A request that is answered with an {@link Apology} instead: an expected refusal, not a fault. Holds no content in its message. */
final class Sorry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient String kept;

    /**
     * @param name such as {@code large}: texts {@code large.what}, {@code .why} and {@code .next}
     * @param kept the member's words, so that they are not lost; may be empty
     */
    Sorry(int status, String name, String kept) {
        super(name, null, false, false);
        this.status = status;
        this.kept = kept;
    }

    Sorry(int status, String name) {
        this(status, name, "");
    }

    int status() {
        return status;
    }

    String name() {
        return String.valueOf(getMessage());
    }

    String kept() {
        return kept;
    }
}
