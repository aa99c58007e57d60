package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The working group's test vectors, read in place from a folder {@code shared/vectors} beside the checkout. Without that folder a
 * test that asks for them is skipped, with one line that says so.
 */
public final class Vectors {
    /** The cipher suites of the engine; cases of other suites are left out and counted. */
    public static final Set<Integer> SUITES = Set.of(1, 2, 3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** All cases of a family, in order, whatever their suite. */
    public static List<JsonNode> all(String family) {
        Path file = file("mls/" + family + ".json");
        try {
            List<JsonNode> cases = new ArrayList<>();
            JSON.readTree(Files.readAllBytes(file)).forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of a family for the suites of the engine, each with a name, as the arguments of a parameterised test. */
    public static Stream<Arguments> ours(String family) {
        List<JsonNode> all = all(family);
        return IntStream.range(0, all.size())
                .filter(i -> isOurs(all.get(i)))
                .mapToObj(i -> Arguments.of(family + " " + i + ", suite " + suite(all.get(i)), all.get(i)));
    }

    /**
     * Asserts how many cases a family has for the suites of the engine, and how many it has for suites that the engine does not
     * implement: the sum is the family.
     */
    public static void assertCounted(String family, int ours, int ofOtherSuites) {
        List<JsonNode> all = all(family);
        assertThat(all.stream().filter(Vectors::isOurs))
                .as("cases of suites 1 to 3")
                .hasSize(ours);
        assertThat(all).as("all cases").hasSize(ours + ofOtherSuites);
    }

    /** The bytes of a field in hex. */
    public static byte[] bytes(JsonNode of, String field) {
        return bytes(of.required(field));
    }

    public static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.textValue());
    }

    public static int suite(JsonNode of) {
        return of.required("cipher_suite").intValue();
    }

    /** A file in {@code shared/vectors}, found by walking up from the module. */
    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/vectors").resolve(name);
            if (Files.isReadable(file)) {
                return file;
            }
        }
        return abort("skipped: no shared/vectors/" + name + " beside the checkout");
    }

    private static boolean isOurs(JsonNode of) {
        return SUITES.contains(suite(of));
    }
}
