package org.quietroom.encryption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;

/** Clear key bytes pass through one class. */
final class SecretsStayPutTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.quietroom.encryption");

    @Test
    void clearKeysAreTouchedInOnePlaceAlone() {
        EvaluationResult elsewhere = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CleartextKeys.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InsecureSecretKeyAccess.class)
                .because("key bytes in clear must be found by the name of one class")
                .evaluate(CLASSES);
        EvaluationResult anywhere = noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InsecureSecretKeyAccess.class)
                .evaluate(CLASSES);

        assertThat(elsewhere.getFailureReport().getDetails()).isEmpty();
        assertThat(anywhere.hasViolation()).as("the rule sees the one place").isTrue();
        assertThat(CLASSES).hasSizeGreaterThanOrEqualTo(8);
    }
}
