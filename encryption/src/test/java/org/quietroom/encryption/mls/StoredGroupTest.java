package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.People.NOTHING;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.Rejection;

/** Groups, pending commits and key packages that are stored and come back. */
class StoredGroupTest {
    private final Aead aead = newAead();

    private static Aead newAead() {
        try {
            return KeysetHandle.generateNew(
                            XChaCha20Poly1305Parameters.create(XChaCha20Poly1305Parameters.Variant.TINK),
                            AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Group again(Group group, GroupSettings settings) {
        return Group.restore(group.save(aead), group.groupId(), aead, settings);
    }

    @Test
    void a_restored_group_goes_on_where_it_was() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        Sent late = table.get("cleo").encrypt(text("late"), NOTHING);
        table.members.put("cleo", late.next());
        Sent skipped = table.get("cleo").encrypt(text("skipped"), NOTHING);
        Sent after = skipped.next().encrypt(text("after"), NOTHING);
        table.members.put("cleo", after.next());
        table.members.put("bob", table.get("bob").receive(after.message()).next());
        table.commit("ann", CommitRequest.update());
        table.propose("bob", table.get("bob").proposeUpdate(table.get("bob").client(), NOTHING));

        table.members.replaceAll((name, group) -> again(group, table.settings));
        table.agree();
        assertThat(table.get("ann").pendingProposals()).hasSize(1);
        table.commit("ann", CommitRequest.ofReceived());
        table.members.replaceAll((name, group) -> again(group, table.settings));
        table.everybodyTalks();
        table.commit("bob", CommitRequest.update());

        Group bob = again(table.get("bob"), table.settings);
        refused(Rejection.EPOCH_GONE, () -> bob.receive(after.message()));
    }

    @Test
    void late_messages_and_skipped_keys_survive() {
        Table table = Table.of(CipherSuite.of(3), "ann", "bob");
        Sent first = table.get("ann").encrypt(text("first"), NOTHING);
        Sent second = first.next().encrypt(text("second"), NOTHING);
        table.members.put("ann", second.next());
        table.members.put("bob", table.get("bob").receive(second.message()).next());
        table.commit("bob", CommitRequest.update());
        Group bob = again(table.get("bob"), table.settings);
        Received.Message received = (Received.Message) bob.receive(first.message());
        assertThat(received.data()).isEqualTo(text("first"));
        assertThat(received.sender().credential())
                .isEqualTo(table.get("ann").self().credential());
        refused(Rejection.GENERATION_USED, () -> received.next().receive(first.message()));
        Group bobAgain = again(received.next(), table.settings);
        refused(Rejection.GENERATION_USED, () -> bobAgain.receive(first.message()));
        refused(Rejection.GENERATION_USED, () -> bobAgain.receive(second.message()));
    }

    @Test
    void a_pending_commit_survives_a_crash() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        OwnKeyPackage cleo =
                OwnKeyPackage.restore(table.people.keyPackage("cleo").save(aead), aead);
        PendingCommit commit = table.get("ann").commit(CommitRequest.add(cleo.published()));
        Group current = again(commit.current(), table.settings);
        PendingCommit restored = PendingCommit.restore(commit.save(aead), current, aead);
        assertThat(restored.message()).isEqualTo(commit.message());
        assertThat(restored.welcome()).isEqualTo(commit.welcome());
        assertThat(restored.changes()).isEqualTo(commit.changes());
        table.accept("ann", restored);
        table.join("cleo", restored, cleo);
        table.agree();
        table.everybodyTalks();
        refused(Rejection.STORED_FORM, () -> PendingCommit.restore(commit.save(aead), table.get("ann"), aead));
    }

    @Test
    void nothing_but_the_whole_right_form_is_restored() throws GeneralSecurityException {
        Group group = People.ofSuite1().create("ann");
        GroupSettings settings = People.ofSuite1().settings();
        Bytes id = group.groupId();
        Bytes sealed = group.save(aead);
        byte[] changed = sealed.toByteArray();
        changed[changed.length / 2] ^= 1;
        refused(Rejection.STORED_FORM, () -> Group.restore(Bytes.copyFrom(changed), id, aead, settings));
        refused(Rejection.STORED_FORM, () -> Group.restore(sealed, text("other group"), aead, settings));
        refused(Rejection.STORED_FORM, () -> Group.restore(sealed, id, newAead(), settings));
        refused(Rejection.STORED_FORM, () -> OwnKeyPackage.restore(sealed, aead));
        byte[] clear = aead.decrypt(sealed.toByteArray(), Sealing.group(id).toByteArray());
        clear[0] = 2;
        Bytes newer = Sealing.seal(aead, Sealing.group(id), Bytes.copyFrom(clear));
        refused(Rejection.STORED_FORM, () -> Group.restore(newer, id, aead, settings));
        clear[0] = 1;
        for (int length = 0; length < clear.length; length += 7) {
            Bytes cut = Sealing.seal(aead, Sealing.group(id), Bytes.copyFrom(clear, 0, length));
            refused(Rejection.STORED_FORM, () -> Group.restore(cut, id, aead, settings));
        }
    }
}
