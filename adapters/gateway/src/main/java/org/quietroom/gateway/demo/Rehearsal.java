package org.quietroom.gateway.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.scan.ScanCommand;
import picocli.CommandLine;

/**
 * A step of the build: walks through the program once, so that the JVM can keep the classes it met in an archive and open
 * them from there at the next start. Nothing depends on that archive; without it a start takes longer.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Takes the folder in which to work; it is left as it was found. */
    public static void main(String[] args) throws IOException {
        Path parent = Files.createDirectories(Path.of(args[0]));
        Path folder = Files.createTempDirectory(parent, "rehearsal");
        int code = ExitCode.FAILURE;
        try {
            Path posts = Files.writeString(folder.resolve("posts.jsonl"), "{\"id\":1,\"text\":\"A quiet evening.\"}\n");
            code = new CommandLine(new ScanCommand()).execute(posts.toString());
            try (Demo demo = Demo.start(folder.resolve("data"), 0)) {
                visit(demo.signIn());
                visit(demo.console());
                visit(demo.commonRoom());
            }
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        System.exit(code);
    }

    private static void visit(URI page) throws IOException {
        try (InputStream in = page.toURL().openStream()) {
            in.readAllBytes();
        }
    }
}
