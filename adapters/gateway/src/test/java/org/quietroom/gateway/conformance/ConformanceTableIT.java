package org.quietroom.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code target/conformance.md}, rules against routes, from what the adapters' tests left, which ran before this module
 * because it depends on them; and holds the page of the adapters to it.
 */
class ConformanceTableIT {
    private static final Path ADAPTERS = Path.of("..");

    @Test
    void thePageSaysWhatTheKitFound() throws IOException {
        ConformanceTable found = ConformanceTable.below(ADAPTERS);
        Assumptions.assumeFalse(found.results().isEmpty(), "skipped: no adapter was tested in this build");
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/conformance.md"), found.markdown());

        ConformanceTable page = ConformanceTable.of(Files.readAllLines(ADAPTERS.resolve("README.md")));
        assertThat(page.results().keySet()).containsAll(found.results().keySet());
        found.results()
                .forEach((route, rules) -> rules.forEach((rule, result) -> {
                    if (!result.equals("not run")) {
                        assertThat(page.results().get(route))
                                .as(
                                        "adapters/README.md, %s: copy the table from adapters/gateway/target/conformance.md",
                                        route)
                                .containsEntry(rule, result);
                    }
                }));
    }

    @Test
    void aTableIsReadAsItIsWritten() {
        List<String> page = List.of(
                "text", "", "| rule | because | a | b |", "|---|---|---|---|", "| H01 | MUST: so. | pass | **FAIL** |");
        ConformanceTable table = ConformanceTable.of(page);
        assertThat(table.results().get("b")).containsEntry("H01", "**FAIL**");
        assertThat(table.markdown()).isEqualTo(String.join("\n", page.subList(2, 5)) + "\n");
    }
}
