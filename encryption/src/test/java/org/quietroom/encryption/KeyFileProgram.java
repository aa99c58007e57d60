package org.quietroom.encryption;

import java.nio.file.Path;

/** A process of its own that opens a key ring, or dies after writing and before anything shows. */
final class KeyFileProgram {
    private KeyFileProgram() {}

    public static void main(String[] args) {
        try {
            Runnable beforeVisible =
                    args[0].equals("halt") ? () -> Runtime.getRuntime().halt(137) : () -> {};
            System.out.println(
                    KeyRing.openOrCreate(Path.of(args[1]), beforeVisible).fingerprint());
        } catch (KeyRingException e) {
            System.out.println(e.kind() + " " + e.getMessage());
            System.exit(1);
        }
    }
}
