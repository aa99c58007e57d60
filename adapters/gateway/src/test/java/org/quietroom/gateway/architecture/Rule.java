package org.quietroom.gateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;
import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.port.Identities;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

/** Every rule of the architecture, beside a class that breaks it. */
@SuppressWarnings("ImmutableEnumChecker") // ArchUnit's rules change nothing, but do not say so
enum Rule {
    CORE_LAYERS(
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("message")
                    .definedBy("org.quietroom.core.message..")
                    .layer("setting")
                    .definedBy("org.quietroom.core.setting..")
                    .layer("verdict")
                    .definedBy("org.quietroom.core.verdict..")
                    .layer("guard")
                    .definedBy("org.quietroom.core.guard..")
                    .layer("host")
                    .definedBy("org.quietroom.core.host..")
                    .layer("port")
                    .definedBy("org.quietroom.core.port..")
                    .layer("pipeline")
                    .definedBy("org.quietroom.core.pipeline..")
                    .whereLayer("message")
                    .mayNotAccessAnyLayer()
                    .whereLayer("setting")
                    .mayNotAccessAnyLayer()
                    .whereLayer("verdict")
                    .mayOnlyAccessLayers("message")
                    .whereLayer("guard")
                    .mayOnlyAccessLayers("message", "verdict", "setting")
                    .whereLayer("host")
                    .mayOnlyAccessLayers("message", "verdict", "setting")
                    .whereLayer("port")
                    .mayOnlyAccessLayers("message", "verdict", "host")
                    .because("a value must not know who uses it, and a guard must not know the host"),
            Breach.withField("org.quietroom.core.message.Breach", "org.quietroom.core.pipeline.Enactor used;")),

    CORE_IS_SMALL(
            classes()
                    .that()
                    .resideInAPackage("org.quietroom.core..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("org.quietroom.core..", "java..", "org.jspecify..", "org.slf4j..")
                    .because("every embedder pays for what core-api needs"),
            Breach.withField(
                    "org.quietroom.core.host.Breach", "com.google.common.collect.ImmutableList<String> used;")),

    FEATURES_ARE_STRANGERS(
            slices().matching("org.quietroom.(moderation|encryption|anonymity)..")
                    .should()
                    .notDependOnEachOther()
                    .because("what they need of one another is a port in core-api"),
            Breach.withField("org.quietroom.moderation.Breach", "org.quietroom.encryption.KeyRing used;")),

    HOSTS_SEE_CORE_ALONE(
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.quietroom.xmpp..",
                            "org.quietroom.nodebb..",
                            "org.quietroom.wordpress..",
                            "org.quietroom.matrix..",
                            "org.quietroom.mailman..",
                            "org.quietroom.discord..",
                            "org.quietroom.commonroom..",
                            "org.quietroom.gate..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "org.quietroom.moderation..",
                            "org.quietroom.encryption..",
                            "org.quietroom.anonymity..",
                            "org.quietroom.gateway.."))
                    .because("a host adapter must work in a program that has none of them"),
            Breach.withField("org.quietroom.xmpp.Breach", "org.quietroom.encryption.KeyRing used;")),

    THE_HUB_IS_NO_MEMBER(
            noClasses()
                    .that()
                    .resideInAnyPackage("org.quietroom.encryption.hub..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "javax.crypto..", "com.google.crypto.tink..", "org.quietroom.encryption.mls.."))
                    .because("what can open a message has no business where messages are passed on"),
            Breach.withField("org.quietroom.encryption.hub.Breach", "javax.crypto.Cipher used;")),

    NO_SIGNED_PROOFS(
            noClasses()
                    .that()
                    .resideInAnyPackage("org.quietroom.encryption.hub..", "org.quietroom.encryption.franking..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.security.Signature")
                    .orShould()
                    .dependOnClassesThat(resideInAnyPackage("com.google.crypto.tink.signature.."))
                    .because("a report convinces this desk alone (ADR 0090)"),
            Breach.withField("org.quietroom.encryption.franking.Breach", "java.security.Signature used;")),

    NO_CYCLES(
            slices().matching("org.quietroom.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a package that cannot be understood alone is not a package"),
            Breach.withNeighbour("org.quietroom.gateway.Breach", "org.quietroom.gateway.side.Neighbour")),

    ONE_DISCOVERY(
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.quietroom.core.pipeline.Discovery")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ServiceLoader.class)
                    .because("what was found, and where, must be reported in one place"),
            Breach.withField("org.quietroom.gateway.Breach", "java.util.ServiceLoader<Runnable> used;")),

    GUARDS_ARE_PURE(
            noClasses()
                    .that(assignableTo(Guard.class)
                            .and(not(resideInAnyPackage("org.quietroom.core..")))
                            .or(resideInAnyPackage(
                                    "org.quietroom.moderation.text..", "org.quietroom.moderation.html..")))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql..")
                            .or(assignableTo(Thread.class))
                            .or(assignableTo(java.util.concurrent.Executor.class))
                            .or(assignableTo(java.time.Clock.class))
                            .or(assignableTo(java.net.Socket.class))
                            .or(assignableTo(java.io.File.class)))
                    .because("a guard's review depends on its arguments alone"),
            new Breach(
                    "org.quietroom.moderation.Breach",
                    "java.time.Clock used;",
                    "implements org.quietroom.core.guard.Guard",
                    "public org.quietroom.core.verdict.Review review(org.quietroom.core.message.Submission s,"
                            + " org.quietroom.core.guard.RoomContext c) { return null; }")),

    ONE_ENACTOR(
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Enactor.class)
                    .should()
                    .callMethodWhere(describe(
                            "a HostActions method is called",
                            call -> call.getTargetOwner().isEquivalentTo(HostActions.class)))
                    .because("effects happen in one place"),
            new Breach(
                    "org.quietroom.gateway.Breach",
                    "org.quietroom.core.host.HostActions used;",
                    "",
                    "void act() { used.remove(null, null); }")),

    ACCOUNTS_FOR_EFFECTS_ONLY(
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Enactor.class)
                    .should()
                    .callMethodWhere(describe(
                            "Identities.accountOf is called",
                            call -> call.getTargetOwner().isAssignableTo(Identities.class)
                                    && call.getName().equals("accountOf")))
                    .because("nobody but the Enactor learns who stands behind a pseudonym"),
            new Breach(
                    "org.quietroom.gateway.Breach",
                    "org.quietroom.core.port.Identities used;",
                    "",
                    "Object act() { return used.accountOf(null); }")),

    NO_FLAG_PUNISHES(
            noClasses()
                    .that(describe("can hold, refuse or remove", Rule::restricts))
                    .should()
                    .callMethodWhere(describe(
                            "a flag's severity is read",
                            call -> Set.of(Flag.class, Severity.class, Decision.class).stream()
                                            .anyMatch(type ->
                                                    call.getTargetOwner().isEquivalentTo(type))
                                    && Set.of("severity", "crisis").contains(call.getName())))
                    .because("no automatic path leads from a crisis flag to a hold, a refusal or a removal"),
            new Breach(
                    "org.quietroom.moderation.Breach",
                    "org.quietroom.core.verdict.Decision used;",
                    "",
                    "Object act(org.quietroom.core.verdict.Reason r) { return used.severity().crisis()"
                            + " ? new org.quietroom.core.verdict.Verdict.Hold(r) : null; }")),

    CRYPTO_IN_ITS_PLACE(
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.quietroom.encryption..", "org.quietroom.anonymity..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("javax.crypto.."))
                    .because("keys and ciphers live where they are reviewed"),
            Breach.withField("org.quietroom.gateway.Breach", "javax.crypto.Cipher used;")),

    SECURITY_IN_ITS_PLACE(
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.quietroom.encryption..",
                            "org.quietroom.anonymity..",
                            "org.quietroom.gate..",
                            "org.quietroom.gateway.console.signin..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("java.security..")
                            .and(not(assignableTo(java.security.CodeSource.class)))
                            .and(not(assignableTo(java.security.ProtectionDomain.class))))
                    .because("digests, signatures and random numbers are the business of few, small classes"),
            Breach.withField("org.quietroom.moderation.Breach", "java.security.SecureRandom used;")),

    NO_WEAK_RANDOM(
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Random")
                    .because("a guessable number has no place here"),
            Breach.withField("org.quietroom.moderation.Breach", "java.util.Random used;")),

    NO_PRINTING(
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("a command writes to the streams it was given; all else logs, redacted"),
            new Breach(
                    "org.quietroom.moderation.Breach", "String used;", "", "void act() { System.out.println(used); }")),

    NO_BYTES_IN_RECORDS(
            classes()
                    .that()
                    .areRecords()
                    .should(new NoByteArrayField())
                    .because("a record's equals and toString treat bytes wrongly, and secrets must not be printed"),
            Breach.declaredAs("org.quietroom.moderation.Breach", "public record Breach(byte[] used) {}")),

    CLOSED_PUBLIC_TYPES(
            classes()
                    .that()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .and()
                    .areNotRecords()
                    .should()
                    .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                    .because("what was not designed to be extended is not extended"),
            Breach.declaredAs("org.quietroom.moderation.Breach", "public class Breach {}"));

    private final ArchRule rule;
    private final Breach breach;

    Rule(ArchRule rule, Breach breach) {
        this.rule = rule;
        this.breach = breach;
    }

    ArchRule rule() {
        return rule;
    }

    Breach breach() {
        return breach;
    }

    private static boolean restricts(JavaClass candidate) {
        return candidate.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTargetOwner())
                .anyMatch(made -> made.isEquivalentTo(Verdict.Hold.class)
                        || made.isEquivalentTo(Verdict.Refuse.class)
                        || made.isEquivalentTo(org.quietroom.core.host.Effect.Remove.class));
    }
}
