package org.quietroom.moderation.crisis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of the build: makes the {@link LexiconFile} of the packs, and so fails the build if a pack breaks a rule; and learns
 * the {@link Wording} from the sentences in the training folder.
 *
 * <p>A training file is tab-separated: text, language, {@code crisis} or {@code benign}, severity, category. The packs were
 * written without those whose name begins with {@code unseen}.
 */
public final class LexiconCompiler {
    private static final String UNSEEN = "unseen";
    private static final int LABEL = 2;
    private static final int COLUMNS = 5;

    private LexiconCompiler() {}

    /** Takes the folder of the classes and that of the training files; throws if a file or pack breaks a rule. */
    public static void main(String[] args) throws IOException {
        List<Pack> packs = PackLoader.builtIn();
        Lexicon lexicon = LexiconBuilder.build(packs);
        Path classes = Path.of(args[0]);
        write(classes.resolve(LexiconFile.NAME), LexiconFile.bytes(lexicon));
        write(
                classes.resolve(LexiconFile.WORDING),
                wording(lexicon, packs, Path.of(args[1])).bytes());
    }

    static Wording wording(Lexicon lexicon, List<Pack> packs, Path training) throws IOException {
        WordingTrainer trainer = new WordingTrainer(lexicon);
        try (Stream<Path> files = Files.list(training)) {
            for (Path file : files.sorted().toList()) {
                learn(file, trainer);
            }
        }
        for (Pack pack : packs) {
            if (pack.language().equals(Wording.LANGUAGE)) {
                pack.entries().forEach(entry -> {
                    entry.matches().forEach(text -> trainer.add(text, true, false));
                    entry.passes().forEach(text -> trainer.add(text, false, false));
                });
            }
        }
        return trainer.train();
    }

    private static void learn(Path file, WordingTrainer trainer) throws IOException {
        boolean unseen = file.getFileName().toString().startsWith(UNSEEN);
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IOException(file.getFileName() + " has a line without " + COLUMNS + " columns");
            }
            trainer.add(cells[0], cells[LABEL].equals("crisis"), unseen);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
