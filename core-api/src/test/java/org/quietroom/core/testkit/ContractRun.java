package org.quietroom.core.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract test class inside a test and tells which of its rules failed. */
final class ContractRun implements TestExecutionListener {
    private final SortedMap<String, Throwable> failed = new TreeMap<>();
    private int tests;

    private ContractRun() {}

    static ContractRun of(Class<?> contract) {
        ContractRun run = new ContractRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) {
            tests++;
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.put(
                    identifier.getDisplayName().replaceFirst("_.*", ""),
                    result.getThrowable().orElseGet(() -> new AssertionError("aborted")));
        }
    }

    /** The short names of the rules that failed, such as {@code g03}, and why. */
    SortedMap<String, Throwable> failed() {
        return failed;
    }

    /** How many tests ran. */
    int tests() {
        return tests;
    }
}
