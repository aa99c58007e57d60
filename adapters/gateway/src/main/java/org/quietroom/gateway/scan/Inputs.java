package org.quietroom.gateway.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a command that reads lines, or standard input where there is none. Not safe for many threads. */
final class Inputs {
    private final InputStream input;
    private final List<Path> files;

    Inputs(InputStream input, List<Path> files) {
        this.input = input;
        this.files = List.copyOf(files);
    }

    /** Why a file cannot be read; null if all can. */
    @Nullable
    String fault() {
        for (Path file : files) {
            String fault = stdin(file) ? null : fault(file);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Why a file cannot be read; null if it can. */
    static @Nullable String fault(Path file) {
        if (Files.isDirectory(file)) {
            return "Cannot read " + file + ": it is a folder.";
        }
        return Files.isReadable(file)
                ? null
                : "Cannot read " + file + ": there is no such file, or it may not be read.";
    }

    List<ScanRun.Source> sources() {
        if (files.isEmpty()) {
            return List.of(new ScanRun.Source(() -> input, ""));
        }
        return files.stream()
                .map(file -> new ScanRun.Source(() -> open(file), files.size() == 1 ? "" : " of " + file))
                .toList();
    }

    /** How many bytes there are to read; 0 if that is not known. */
    long totalBytes() {
        long total = 0;
        for (Path file : files) {
            try {
                if (stdin(file) || !Files.isRegularFile(file)) {
                    return 0;
                }
                total += Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
        return total;
    }

    private InputStream open(Path file) throws IOException {
        return stdin(file) ? input : Files.newInputStream(file);
    }

    private static boolean stdin(Path file) {
        return file.toString().equals("-");
    }

    /** Whether whoever reads our output has gone away, which is no fault. */
    static boolean brokenPipe(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }
}
