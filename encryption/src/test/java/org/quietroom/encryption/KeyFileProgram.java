package org.quietroom.encryption;

import java.nio.file.Path;

/** A process of its own that opens or changes a key ring, or dies after writing and before anything shows. */
final class KeyFileProgram {
    private KeyFileProgram() {}

    public static void main(String[] args) {
        Runnable halt = () -> Runtime.getRuntime().halt(137);
        Path path = Path.of(args[1]);
        try {
            switch (args[0]) {
                case "halt" -> KeyRing.openOrCreate(path, null, halt);
                case "rotate-halt" -> new KeyChanges(path, null, halt).rotate();
                case "rotate-5" -> {
                    for (int i = 0; i < 5; i++) {
                        new KeyChanges(path, null).rotate();
                    }
                }
                case "export" ->
                    new KeyChanges(path, null)
                            .export(path.resolveSibling("copy"), Kek.variable("KEK", "ab".repeat(32)));
                default -> System.out.println(KeyRing.openOrCreate(path).fingerprint());
            }
        } catch (KeyRingException e) {
            System.out.println(e.kind() + " " + e.getMessage());
            System.exit(1);
        }
    }
}
