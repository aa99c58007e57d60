package org.quietroom.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules hold in every module, and each of them fails when its breach is planted. */
class ArchitectureTest {
    private static final List<String> PACKAGES = List.of(
            "org.quietroom.core",
            "org.quietroom.moderation",
            "org.quietroom.encryption",
            "org.quietroom.anonymity",
            "org.quietroom.gate",
            "org.quietroom.gateway",
            "org.quietroom.commonroom",
            "org.quietroom.discord",
            "org.quietroom.mailman",
            "org.quietroom.nodebb",
            "org.quietroom.wordpress",
            "org.quietroom.matrix",
            "org.quietroom.xmpp");
    private static final int FEWEST_CLASSES = 250;
    private static final ImportOption MAIN = location ->
            !location.contains("/test-classes/") && !location.contains("-testkit.jar") && !location.contains("/jte/");
    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(MAIN).importPackages(PACKAGES);

    @ParameterizedTest
    @EnumSource(Rule.class)
    void holds(Rule rule) {
        rule.rule().check(ALL);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void failsWhenBroken(Rule rule, @TempDir Path folder) {
        rule.breach().compileInto(folder);
        JavaClasses planted = new ClassFileImporter().importPath(folder);

        assertThat(rule.rule().evaluate(planted).getFailureReport().getDetails())
                .as("%s must notice its breach", rule)
                .anySatisfy(detail -> assertThat(detail).contains("Breach"));
    }

    @Test
    void sawEveryModule() {
        assertThat(ALL).hasSizeGreaterThan(FEWEST_CLASSES);
        assertThat(PACKAGES)
                .allSatisfy(name -> assertThat(
                                ALL.stream().filter(c -> c.getPackageName().startsWith(name)))
                        .as(name)
                        .isNotEmpty());
    }

    @Test
    void everyPackageRulesOutNull() {
        Set<String> open = ALL.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(c -> c.getPackage())
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .filter(name -> !name.startsWith("org.quietroom.gateway.templates"))
                .collect(Collectors.toSet());
        assertThat(open).as("packages without @NullMarked").isEmpty();
    }
}
