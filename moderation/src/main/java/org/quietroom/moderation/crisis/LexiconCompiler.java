package org.quietroom.moderation.crisis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A step of the build: makes the {@link LexiconFile} of the packs, and so fails the build if a pack breaks a rule. */
public final class LexiconCompiler {
    private LexiconCompiler() {}

    /** Takes the folder of the classes; throws if it cannot be written or a pack breaks a rule. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], LexiconFile.NAME);
        Files.createDirectories(file.getParent());
        Files.write(file, LexiconFile.bytes(LexiconBuilder.build(PackLoader.builtIn())));
    }
}
