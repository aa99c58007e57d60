package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.UnavailableException;

/** What is sealed about a member opens until the member is forgotten, and then for nobody. */
final class MemberKeysTest {
    private static final PseudonymId REED = new PseudonymId("a".repeat(32));
    private static final PseudonymId OTTER = new PseudonymId("b".repeat(32));

    @TempDir
    Path directory;

    private Path path;
    private SealedVault vault;

    @BeforeEach
    void aRing() {
        path = directory.resolve("keys");
        vault = KeyRing.openOrCreate(path).vault();
    }

    private static byte[] words(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void itOpensUnderItsLabelAlsoForAnotherProcess() throws Exception {
        byte[] sealed = vault.seal("case:1", REED, words("canary"));

        assertThat(KeyRing.open(path).vault().open("case:1", sealed))
                .asString(UTF_8)
                .isEqualTo("canary");
        assertThatThrownBy(() -> vault.open("case:2", sealed)).isInstanceOf(UnavailableException.class);
        Path file = directory.resolve("keys.members").resolve(REED.value());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whoIsForgottenIsForgottenAloneAndWhatComesLaterOpens() {
        byte[] reed = vault.seal("case:1", REED, words("canary"));
        byte[] otter = vault.seal("case:2", OTTER, words("canary"));
        byte[] nobody = vault.seal("case:3", words("canary"));

        vault.forget(REED);
        assertThatThrownBy(() -> vault.open("case:1", reed)).isInstanceOf(ForgottenException.class);
        byte[] later = vault.seal("case:4", REED, words("back again"));

        assertThat(vault.open("case:4", later)).asString(UTF_8).isEqualTo("back again");
        assertThatThrownBy(() -> vault.open("case:1", reed)).isInstanceOf(ForgottenException.class);
        assertThat(vault.open("case:2", otter)).asString(UTF_8).isEqualTo("canary");
        assertThat(vault.open("case:3", nobody)).asString(UTF_8).isEqualTo("canary");
        vault.forget(new PseudonymId("c".repeat(32)));
        assertThat(vault.members().forgotten()).isZero();
    }

    @Test
    void aKeyThatIsLostIsNoForgetting() throws Exception {
        byte[] reed = vault.seal("case:1", REED, words("canary"));
        MoreFiles.deleteRecursively(directory.resolve("keys.members"), RecursiveDeleteOption.ALLOW_INSECURE);

        assertThatThrownBy(() -> vault.open("case:1", reed))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("restore the folder");
    }

    @Test
    void aMembersKeyIsNoUseForAnother() throws Exception {
        byte[] reed = vault.seal("case:1", REED, words("canary"));
        vault.seal("case:2", OTTER, words("canary"));
        Path folder = directory.resolve("keys.members");
        Files.write(folder.resolve(REED.value()), Files.readAllBytes(folder.resolve(OTTER.value())));

        assertThatThrownBy(() -> vault.open("case:1", reed)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void rotationWrapsAnewOneByOneAndThenTheOldKeyIsNotNeeded() {
        List<byte[]> sealed = new ArrayList<>();
        List<PseudonymId> members = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            members.add(new PseudonymId("%032x".formatted(i)));
            sealed.add(vault.seal("case:" + i, members.get(i), words("words " + i)));
        }
        vault.forget(members.get(6));
        long first = vault.primaryKey();
        KeyChanges changes = new KeyChanges(path, null);
        changes.rotate();
        KeyRing ring = KeyRing.open(path);
        SealedVault after = ring.vault();

        assertThat(after.members().wrappedBy()).containsEntry(first, 6).hasSize(1);
        assertThat(after.members().rewrap(members.get(0).value(), after)).isTrue();
        assertThat(after.members().rewrap(members.get(0).value(), after)).isFalse();
        assertThat(after.members().wrappedBy()).containsEntry(first, 5).containsEntry(after.primaryKey(), 1);
        after.members().files().keySet().forEach(member -> after.members().rewrap(member, after));
        assertThat(after.members().wrappedBy()).containsOnlyKeys(after.primaryKey());
        assertThat(after.members().forgotten()).isEqualTo(1);
        for (int i = 0; i < 7; i++) {
            sealed.set(i, after.reseal("case:" + i, sealed.get(i)));
        }
        changes.retireEvidence(Set.of(first));
        SealedVault last = KeyRing.open(path).vault();
        last.members().check(last);
        for (int i = 0; i < 6; i++) {
            assertThat(last.open("case:" + i, sealed.get(i))).asString(UTF_8).isEqualTo("words " + i);
        }
        assertThatThrownBy(() -> last.open("case:6", sealed.get(6))).isInstanceOf(ForgottenException.class);
    }

    @Test
    void ofManyThatBeginWithAMemberAtOnceAllUseOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> seals = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                seals.add(() -> KeyRing.open(path).vault().seal("case:1", REED, words("canary")));
            }
            for (Future<byte[]> sealed : threads.invokeAll(seals)) {
                assertThat(vault.open("case:1", sealed.get())).asString(UTF_8).isEqualTo("canary");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
