package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.core.host.Gate;

/** The contract of hosts names each single fault by its rule, and nothing else. */
class BrokenHostTest {
    private static volatile HostRule broken = HostRule.H01;

    static Stream<HostRule> testable() {
        return Arrays.stream(HostRule.values()).filter(HostRule::testable);
    }

    @ParameterizedTest
    @MethodSource("testable")
    void everyFaultFailsExactlyItsRule(HostRule rule) throws Exception {
        broken = rule;
        ContractRun run = ContractRun.of(TriedHost.class);
        assertThat(run.tests()).isEqualTo((int) testable().count());
        assertThat(run.failed()).containsOnlyKeys(rule.name().toLowerCase(Locale.ROOT));
        assertThat(Files.readString(Path.of("target/conformance/broken-" + rule + ".md")))
                .containsPattern("\\| " + rule + " \\|.*FAIL")
                .containsOnlyOnce("FAIL");
    }

    @Test
    void everyRuleThatCanBeTestedHasOneTestNamedAfterIt() {
        Set<String> tests = Arrays.stream(HostAdapterContract.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .map(name -> name.substring(0, 3).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(tests)
                .containsExactlyInAnyOrderElementsOf(testable().map(Enum::name).toList());
    }

    static class TriedHost extends HostAdapterContract {
        @Override
        protected HostUnderTest start(Gate gate) {
            HostUnderTest host = new BrokenHost(broken);
            host.adapter().open(gate);
            return host;
        }
    }
}
