package org.quietroom.gateway.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.moderation.calibration.Calibration;
import org.quietroom.moderation.crisis.Budget;

/**
 * Writes the sensitivity of the crisis guard, and how often it flagged, into a configuration file line by line, so that comments and order stay. The
 * file that was there is kept beside it; the new one takes its place in one step.
 */
final class CrisisSettings {
    private static final String GUARD = "quietroom.crisis:";
    private static final Pattern OURS =
            Pattern.compile("\\s*(budget|(passive|ideation|plan|imminent)-(from|expected)):.*");

    private CrisisSettings() {}

    /** @throws RefusedException if the file cannot be read or written, or has a form that cannot be changed line by line */
    static void write(Path file, Calibration calibration, Budget budget) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> changed = changed(lines, calibration, budget);
            Path before = file.resolveSibling(file.getFileName() + ".before");
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(next, String.join("\n", changed) + "\n", StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RefusedException(
                    "Could not change " + file + " (" + e.getClass().getSimpleName()
                            + "). Check that it is there and may be written; it was left as it was.");
        }
    }

    /** The lines with the settings of a calibration in them. */
    static List<String> changed(List<String> lines, Calibration calibration, Budget budget) {
        List<String> all = new ArrayList<>(lines);
        int guards = find(all, 0, all.size(), "guards:", 0);
        if (guards < 0) {
            all.add("guards:");
            guards = all.size() - 1;
        }
        int end = blockEnd(all, guards, 0);
        int guard = find(all, guards + 1, end, GUARD, -1);
        if (guard < 0) {
            all.add(guards + 1, "  " + GUARD);
            guard = guards + 1;
        }
        int indent = indent(all.get(guard));
        int inside = indent + 2;
        for (int i = blockEnd(all, guard, indent) - 1; i > guard; i--) {
            if (OURS.matcher(all.get(i)).matches()) {
                inside = indent(all.get(i));
                all.remove(i);
            }
        }
        for (int i = guard + 1; i < blockEnd(all, guard, indent); i++) {
            inside = all.get(i).isBlank() ? inside : indent(all.get(i));
        }
        String space = " ".repeat(inside);
        List<String> settings = new ArrayList<>();
        calibration.settings(budget).forEach((name, value) -> settings.add(space + name + ": " + value));
        all.addAll(guard + 1, settings);
        return all;
    }

    private static int find(List<String> lines, int from, int to, String key, int indent) {
        for (int i = from; i < to; i++) {
            String line = lines.get(i);
            String bare = line.strip().replace("\"", "");
            if (bare.startsWith(key) && (indent < 0 || indent(line) == indent)) {
                String rest = bare.substring(key.length()).strip();
                if (!rest.isEmpty() && !rest.startsWith("#")) {
                    throw new RefusedException(
                            "The section '" + key + "' is written in one line. Write it as a block, one"
                                    + " setting a line, then run it again; nothing was changed.");
                }
                return i;
            }
        }
        return -1;
    }

    /** One past the last line of the block that a line opens. */
    private static int blockEnd(List<String> lines, int opening, int indent) {
        int i = opening + 1;
        while (i < lines.size()
                && (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#") || indent(lines.get(i)) > indent)) {
            i++;
        }
        return i;
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
