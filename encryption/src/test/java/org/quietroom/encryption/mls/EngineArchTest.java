package org.quietroom.encryption.mls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the engine's packages lie on each other. */
class EngineArchTest {
    private static final String ENGINE = "org.quietroom.encryption.mls..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.quietroom.encryption");

    @Test
    void the_engine_stands_alone() {
        assertThat(ALL.stream().filter(each -> each.getPackageName().startsWith("org.quietroom.encryption.mls")))
                .hasSizeGreaterThan(100);
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.quietroom.core..", "org.quietroom.encryption", "org.slf4j..")
                .because("it is usable without the rest of Quietroom")
                .check(ALL);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.quietroom.encryption.(mls..)")
                .should()
                .beFreeOfCycles()
                .because("the RFC is read from section 2 upwards")
                .check(ALL);
    }

    @Test
    void its_inside_is_nobody_elses_business() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.quietroom.encryption.mls.codec..",
                        "org.quietroom.encryption.mls.framing..",
                        "org.quietroom.encryption.mls.schedule..",
                        "org.quietroom.encryption.mls.tree..")
                .because("these packages may change without notice")
                .check(ALL);
    }

    @Test
    void primitives_are_used_in_one_package() {
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .resideOutsideOfPackage("org.quietroom.encryption.mls.crypto..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("javax.crypto..", "com.google.crypto.tink.subtle..", "org.bouncycastle..")
                .because("a reviewer of the cryptography reads one package")
                .check(ALL);
    }
}
