package org.quietroom.commonroom;

/** A request that is answered with an apology instead: an expected refusal, not a fault. Holds no content in its message. */
final class Sorry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String what;
    private final String next;
    private final transient String kept;

    /**
     * @param what what did not happen
     * @param next what to do now
     * @param kept the member's words, so that they are not lost; may be empty
     */
    Sorry(int status, String what, String next, String kept) {
        super(what, null, false, false);
        this.status = status;
        this.what = what;
        this.next = next;
        this.kept = kept;
    }

    int status() {
        return status;
    }

    String what() {
        return what;
    }

    String next() {
        return next;
    }

    String kept() {
        return kept;
    }
}
