package org.quietroom.moderation.crisis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quietroom.moderation.text.WordSet;

/**
 * A step of the build: makes the {@link LexiconFile} of the packs, and so fails the build if a pack breaks a rule; and learns
 * the {@link Wordings} from the sentences in the training folder.
 *
 * <p>A training file is tab-separated: text, language, {@code crisis} or {@code benign}, severity, category. The packs were
 * written without those whose name begins with {@code unseen}; those with {@code ordinary} in it are what people write from
 * day to day.
 */
public final class LexiconCompiler {
    private static final String CRISIS = "crisis";
    private static final String UNSEEN = "unseen";
    private static final int LABEL = 2;
    private static final int COLUMNS = 5;
    /** Of other languages so few are enough to know that they are others. */
    private static final int EVERY_FOREIGN = 5;
    /** What a pack says must match is learned so many times. */
    private static final int MATCHES = 3;
    /** What it says must pass, more often: it has the words of a crisis and is none. */
    private static final int PASSES = 6;

    /** What people write from day to day is learned so many times: there is far more of it than of all else. */
    private static final int DAYS = 5;

    private static final String ORDINARY = "ordinary";

    private LexiconCompiler() {}

    /** Takes the folder of the classes and that of the training files; throws if a file or pack breaks a rule. */
    public static void main(String[] args) throws IOException {
        List<Pack> packs = PackLoader.builtIn();
        Lexicon lexicon = LexiconBuilder.build(packs);
        Path classes = Path.of(args[0]);
        write(classes.resolve(LexiconFile.NAME), LexiconFile.bytes(lexicon));
        write(classes.resolve(LexiconFile.EVERYDAY), LexiconFile.bytes(LexiconBuilder.build(PackLoader.everyday())));
        write(
                classes.resolve(LexiconFile.WORDING),
                wordings(lexicon, packs, Path.of(args[1])).bytes());
    }

    /** What is learned from the folders of training files, one for each language that has one. */
    static Wordings wordings(Lexicon lexicon, List<Pack> packs, Path training) throws IOException {
        WordSet known = KnownWords.of(lexicon, packs, training);
        Lexicon spelt = lexicon.with(new Wordings(Map.of(), known));
        Map<String, Wording> all = new TreeMap<>();
        for (Pack pack : packs) {
            if (Files.isDirectory(training.resolve(pack.language()))) {
                all.put(pack.language(), wording(spelt, pack, training));
            }
        }
        return new Wordings(all, known);
    }

    private static Wording wording(Lexicon lexicon, Pack pack, Path training) throws IOException {
        WordingTrainer trainer = new WordingTrainer(lexicon);
        for (Path folder : sorted(training)) {
            boolean own = folder.getFileName().toString().equals(pack.language());
            for (Path file : sorted(folder)) {
                learn(file, own ? 1 : EVERY_FOREIGN, own, trainer);
            }
        }
        for (Entry entry : pack.entries()) {
            for (int time = 0; time < MATCHES; time++) {
                entry.matches().forEach(text -> trainer.add(text, true, false));
            }
            for (int time = 0; time < PASSES; time++) {
                entry.passes().forEach(text -> trainer.add(text, false, true));
            }
        }
        return trainer.train();
    }

    static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Adds every so manieth row of a file; what is said in another language is none of this one's crises. */
    private static void learn(Path file, int every, boolean own, WordingTrainer trainer) throws IOException {
        boolean unseen = file.getFileName().toString().startsWith(UNSEEN);
        boolean ordinary = own && file.getFileName().toString().contains(ORDINARY);
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i += every) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IOException(
                        file.getFileName() + " line " + (i + 1) + " does not have " + COLUMNS + " columns");
            }
            boolean crisis = own && cells[LABEL].equals(CRISIS);
            for (int time = 0; time < (ordinary && !crisis ? DAYS : 1); time++) {
                trainer.add(cells[0], crisis, unseen);
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
