package org.quietroom.gateway.conformance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules against routes: what the kit wrote for each route into {@code target/conformance}, side by side. */
final class ConformanceTable {
    private final Map<String, String> intents = new LinkedHashMap<>();
    private final SortedMap<String, Map<String, String>> results = new TreeMap<>();

    /** What the modules below this folder have written. */
    static ConformanceTable below(Path adapters) throws IOException {
        ConformanceTable table = new ConformanceTable();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(adapters, Files::isDirectory)) {
            for (Path module : modules) {
                table.addReports(module.resolve("target/conformance"));
            }
        }
        return table;
    }

    private void addReports(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "*.md")) {
                for (Path report : reports) {
                    add(Files.readAllLines(report));
                }
            }
        }
    }

    /* A report has the columns rule, level, because, route. */
    private void add(List<String> report) {
        String route = cells(report.get(0)).get(3);
        for (String line : report.subList(2, report.size())) {
            List<String> row = cells(line);
            intents.put(row.get(0), row.get(1) + ": " + row.get(2));
            results.computeIfAbsent(route, r -> new LinkedHashMap<>()).put(row.get(0), row.get(3));
        }
    }

    /** The table of a page: the first that has a column named {@code rule}. Its columns are rule, intent, and the routes. */
    static ConformanceTable of(List<String> page) {
        ConformanceTable table = new ConformanceTable();
        List<String> head = List.of();
        for (String line : page) {
            List<String> row = line.startsWith("|") ? cells(line) : List.of();
            if (!row.isEmpty() && row.get(0).equals("rule")) {
                head = row;
            } else if (row.size() == head.size()
                    && row.size() > 2
                    && !row.get(0).startsWith("---")) {
                table.intents.put(row.get(0), row.get(1));
                for (int i = 2; i < row.size(); i++) {
                    table.results
                            .computeIfAbsent(head.get(i), r -> new LinkedHashMap<>())
                            .put(row.get(0), row.get(i));
                }
            }
        }
        return table;
    }

    /** By route, by rule. */
    SortedMap<String, Map<String, String>> results() {
        return results;
    }

    /** As Markdown. */
    String markdown() {
        List<String> routes = List.copyOf(results.keySet());
        StringBuilder out = new StringBuilder("| rule | because | " + String.join(" | ", routes) + " |\n");
        out.append("|---|---|").append("---|".repeat(routes.size())).append('\n');
        intents.forEach((rule, intent) -> {
            out.append("| ").append(rule).append(" | ").append(intent).append(" |");
            routes.forEach(route -> out.append(' ')
                    .append(results.get(route).getOrDefault(rule, "not run"))
                    .append(" |"));
            out.append('\n');
        });
        return out.toString();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
            cells.add(cell.trim());
        }
        return cells;
    }
}
