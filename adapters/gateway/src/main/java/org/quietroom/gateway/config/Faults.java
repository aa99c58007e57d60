package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, to be told all at once. Not safe for many threads. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    private record Fault(int line, String text) {}

    void add(int line, String text) {
        faults.add(new Fault(line, text));
    }

    boolean none() {
        return faults.isEmpty();
    }

    int count() {
        return faults.size();
    }

    List<String> lines() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .map(f -> "line " + f.line() + ": " + f.text())
                .toList();
    }
}
