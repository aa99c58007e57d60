package org.quietroom.moderation.crisis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.moderation.text.WordSet;

/**
 * A step of the build: makes the {@link LexiconFile} of the packs, and so fails the build if a pack breaks a rule; and learns
 * the {@link Wordings} from the sentences in the training folder.
 */
public final class LexiconCompiler {
    /** Of other languages so few are enough to know that they are others. */
    private static final int EVERY_FOREIGN = 5;
    /** What a pack says must match is learned so many times. */
    private static final int MATCHES = 3;
    /** What it says must pass, more often: it has the words of a crisis and is none. */
    private static final int PASSES = 12;

    /** What people write from day to day is learned so many times: there is far more of it than of all else. */
    private static final int DAYS = 4;

    private LexiconCompiler() {}

    /** Takes the folder of the classes and that of the training files; throws if a file or pack breaks a rule. */
    public static void main(String[] args) throws IOException {
        List<Pack> packs = PackLoader.builtIn();
        LexiconParts parts = LexiconBuilder.build(packs);
        Path classes = Path.of(args[0]);
        write(classes.resolve(LexiconFile.NAME), LexiconFile.bytes(parts));
        write(classes.resolve(LexiconFile.EVERYDAY), LexiconFile.bytes(LexiconBuilder.build(PackLoader.everyday())));
        write(
                classes.resolve(LexiconFile.WORDING),
                wordings(parts, packs, Path.of(args[1])).bytes());
    }

    /** What is learned from the folders of training files, one for each language that has one. */
    static Wordings wordings(LexiconParts parts, List<Pack> packs, Path folder) throws IOException {
        Map<String, List<Training>> training = Training.read(folder);
        WordSet known = KnownWords.of(parts, packs, training);
        Lexicon spelt = new Lexicon(parts, new Wordings(Map.of(), CommonWords.NONE, known));
        Map<String, Wording> all = new TreeMap<>();
        for (Pack pack : packs) {
            if (training.containsKey(pack.language())) {
                all.put(pack.language(), wording(spelt, pack, training));
            }
        }
        return new Wordings(all, CommonWords.of(training), known);
    }

    private static Wording wording(Lexicon lexicon, Pack pack, Map<String, List<Training>> training) {
        WordingTrainer trainer = new WordingTrainer(lexicon);
        training.forEach((language, files) -> {
            boolean own = language.equals(pack.language());
            files.forEach(file -> learn(file, own, trainer));
        });
        for (Entry entry : pack.entries()) {
            for (int time = 0; time < MATCHES; time++) {
                entry.matches().forEach(text -> trainer.add(text, true, false, 1));
            }
            for (int time = 0; time < PASSES; time++) {
                entry.passes().forEach(text -> trainer.add(text, false, true, 1));
            }
        }
        return trainer.train();
    }

    /** Of another language every few rows: what is said in it is none of this one's crises. */
    private static void learn(Training file, boolean own, WordingTrainer trainer) {
        for (int i = 0; i < file.rows().size(); i += own ? 1 : EVERY_FOREIGN) {
            Training.Row row = file.rows().get(i);
            boolean crisis = own && row.crisis();
            int times = own && file.ordinary() && !crisis ? DAYS : 1;
            trainer.add(row.text(), crisis, file.unseen(), times);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
