package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.KeyChanges.KeyInfo;

/** Keys are added, taken up by who runs, and destroyed only by name. */
final class KeyChangesTest {
    @TempDir
    Path directory;

    private Path path;
    private KeyRing ring;
    private KeyChanges changes;

    @BeforeEach
    void aFile() {
        path = directory.resolve("keys");
        ring = KeyRing.openOrCreate(path);
        changes = new KeyChanges(path, null);
    }

    private List<Long> ids(String purpose) {
        return changes.list().stream()
                .filter(key -> key.purpose().equals(purpose))
                .map(KeyInfo::id)
                .toList();
    }

    @Test
    void rotationMakesNewPrimaryKeysForWhatSealsAndLeavesPseudonymsAndFingerprintAlone() throws Exception {
        byte[] pseudonym = ring.pseudonymPrf().computePrimary("an account".getBytes(UTF_8), 16);
        String fingerprint = ring.fingerprint();
        byte[] old = ring.vault().seal("case:1", "canary".getBytes(UTF_8));

        changes.rotate();
        KeyRing after = KeyRing.open(path);

        assertThat(ids("evidence")).hasSize(2);
        assertThat(ids("frank")).hasSize(2);
        assertThat(ids("report")).hasSize(2);
        assertThat(ids("pseudonym")).hasSize(1);
        assertThat(ids("mark")).hasSize(1);
        assertThat(after.fingerprint()).isEqualTo(fingerprint);
        assertThat(after.pseudonymPrf().computePrimary("an account".getBytes(UTF_8), 16))
                .isEqualTo(pseudonym);
        assertThat(after.vault().open("case:1", old)).asString(UTF_8).isEqualTo("canary");
        byte[] fresh = after.vault().seal("case:1", "canary".getBytes(UTF_8));
        assertThat(SealedVault.keyOf(fresh)).isNotEqualTo(SealedVault.keyOf(old));
        assertThat(fresh).startsWith(after.vault().primaryPrefix());
        assertThat(SealedVault.keyOf(after.vault().reseal("case:1", old)).getAsLong())
                .isEqualTo(after.vault().primaryKey());
    }

    @Test
    void aProgramThatRunsOpensWhatAnotherSealedWithAKeyItHasNotSeen() {
        long before = ring.vault().primaryKey();
        changes.rotate();
        byte[] fresh = KeyRing.open(path).vault().seal("case:1", "canary".getBytes(UTF_8));

        assertThat(ring.vault().primaryKey()).isEqualTo(before);
        assertThat(ring.vault().open("case:1", fresh)).asString(UTF_8).isEqualTo("canary");
        assertThat(ring.vault().primaryKey()).isNotEqualTo(before);
        assertThat(ring.refresh()).as("it was taken up already").isFalse();
    }

    @Test
    void aRefreshNeverTakesTheKeysOfAnotherInstallation() throws Exception {
        Path other = directory.resolve("other");
        KeyRing.openOrCreate(other);
        byte[] sealed = ring.vault().seal("case:1", "canary".getBytes(UTF_8));
        Files.write(path, Files.readAllBytes(other));

        assertThat(catchThrowableOfType(KeyRingException.class, ring::refresh).kind())
                .isEqualTo(KeyRingException.Kind.WRONG);
        assertThat(ring.vault().open("case:1", sealed)).asString(UTF_8).isEqualTo("canary");
    }

    @Test
    void whatIsRetiredOpensNothingMoreAndThePrimaryKeyNeverIs() {
        byte[] old = ring.vault().seal("case:1", "canary".getBytes(UTF_8));
        long first = ring.vault().primaryKey();
        changes.rotate();
        ring.refresh();
        long second = ring.vault().primaryKey();
        byte[] fresh = ring.vault().seal("case:1", "canary".getBytes(UTF_8));

        assertThat(changes.retireEvidence(Set.of(first, second, 17L))).isEqualTo(1);
        assertThat(changes.retireEvidence(Set.of(first, second))).isZero();
        assertThat(ids("evidence")).containsExactly(second);
        KeyRing after = KeyRing.open(path);
        assertThat(after.vault().open("case:1", fresh)).asString(UTF_8).isEqualTo("canary");
        assertThatThrownBy(() -> after.vault().open("case:1", old)).isInstanceOf(UnavailableException.class);
        assertThat(changes.retireFranks()).isEqualTo(1);
        assertThat(changes.retireReports()).isEqualTo(1);
        assertThat(changes.list()).hasSize(5).allMatch(KeyInfo::primary);
    }

    @Test
    void ofManyThatRotateAtOnceEachAddsItsKeyAndNoneIsLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> rotations = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                rotations.add(() -> {
                    new KeyChanges(path, null).rotate();
                    return KeyRing.open(path).vault().primaryKey();
                });
            }
            Set<Long> seen = threads.invokeAll(rotations).stream()
                    .map(KeyChangesTest::value)
                    .collect(Collectors.toSet());

            assertThat(ids("evidence")).hasSize(17).containsAll(seen);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long value(Future<Long> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void processesThatRotateAtOnceLoseNoKey() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(KeyFileTest.java(List.of(), "rotate-5", path));
        }
        for (Process process : processes) {
            KeyFileTest.outputOf(process, 0);
        }

        assertThat(ids("evidence")).hasSize(16);
        assertThat(ids("frank")).hasSize(16);
    }

    @Test
    void aRotationKilledBeforeItShowsLeavesTheFileAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(path);

        KeyFileTest.outputOf(KeyFileTest.java(List.of(), "rotate-halt", path), 137);

        assertThat(path).hasBinaryContent(before);
        changes.rotate();
        assertThat(KeyRing.open(path).vault().keyIds()).hasSize(2);
        assertThat(directory.toFile().list())
                .as("what the killed one left is gone")
                .containsExactlyInAnyOrder("keys", ".keys.lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotate-5", "export"})
    void aFullDiskLeavesTheFileAsItWasAndSaysSo(String act) throws Exception {
        byte[] before = Files.readAllBytes(path);

        String output = KeyFileTest.outputOf(
                KeyFileTest.java(List.of("/bin/sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"), act, path), 1);

        assertThat(output).contains("UNWRITABLE").contains("space");
        assertThat(path).hasBinaryContent(before);
        assertThat(directory.toFile().list()).contains("keys").isSubsetOf("keys", ".keys.lock");
    }
}
