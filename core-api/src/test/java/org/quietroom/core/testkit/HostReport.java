package org.quietroom.core.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Collects how a route did, rule by rule, and writes {@code target/conformance/<route>.md}. */
final class HostReport implements AfterTestExecutionCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(HostReport.class);

    @Override
    public void afterTestExecution(ExtensionContext context) {
        HostContractBase contract = (HostContractBase) context.getRequiredTestInstance();
        String name = context.getRequiredTestMethod().getName();
        String result = context.getExecutionException().isPresent()
                ? "**FAIL**"
                : contract.notApplicable.isEmpty() ? "pass" : "n.a.: " + String.join("; ", contract.notApplicable);
        results(context).put(name.substring(0, 3).toUpperCase(Locale.ROOT), result);
        store(context).put("route", contract.host.route());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        String route = store(context).get("route", String.class);
        if (route != null) {
            Path file = Path.of("target", "conformance", route + ".md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, table(route, results(context)));
        }
    }

    static String table(String route, Map<String, String> results) {
        StringBuilder table = new StringBuilder("| rule | | because | " + route + " |\n|---|---|---|---|\n");
        for (HostRule rule : HostRule.values()) {
            String result = rule.testable() ? results.getOrDefault(rule.name(), "not run") : "cannot be tested";
            table.append("| %s | %s | %s | %s |\n".formatted(rule, rule.level(), rule.intent(), result));
        }
        return table.toString();
    }

    /** One store for the class: its own context is the parent of every test's. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        ExtensionContext owner =
                context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return owner.getStore(SPACE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> results(ExtensionContext context) {
        return store(context).getOrComputeIfAbsent("results", key -> new TreeMap<String, String>(), Map.class);
    }
}
