package org.quietroom.moderation.crisis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One training file, which is tab-separated: text, language, {@code crisis} or {@code benign}, severity, category.
 *
 * @param name its name
 * @param rows its rows, without the first one, which names the columns
 */
record Training(String name, List<Row> rows) {
    private static final int LABEL = 2;
    private static final int CATEGORY = 4;
    private static final int COLUMNS = 5;

    /** One text. */
    record Row(String text, boolean crisis, String category) {}

    /** By language the files of its folder, in the order of their names. */
    static SortedMap<String, List<Training>> read(Path training) throws IOException {
        SortedMap<String, List<Training>> all = new TreeMap<>();
        for (Path folder : sorted(training)) {
            List<Training> files = new ArrayList<>();
            for (Path file : sorted(folder)) {
                files.add(of(file));
            }
            all.put(folder.getFileName().toString(), List.copyOf(files));
        }
        return all;
    }

    /** Whether the packs were written without these texts, so that their signs tell something of other texts. */
    boolean unseen() {
        return name.startsWith("unseen");
    }

    /** Whether these are what people write from day to day. */
    boolean ordinary() {
        return name.contains("ordinary");
    }

    private static Training of(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IOException(name + " line " + (i + 1) + " does not have " + COLUMNS + " columns");
            }
            rows.add(new Row(cells[0], cells[LABEL].equals("crisis"), cells[CATEGORY]));
        }
        return new Training(name, List.copyOf(rows));
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
