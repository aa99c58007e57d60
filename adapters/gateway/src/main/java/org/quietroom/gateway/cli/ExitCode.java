package org.quietroom.gateway.cli;

/** What the process says when it ends. */
public final class ExitCode {
    /** All is well. */
    public static final int FINE = 0;
    /** We failed; the message says what to do. */
    public static final int FAILURE = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** Some input was bad; the rest was done. */
    public static final int BAD_INPUT = 3;

    private ExitCode() {}
}
