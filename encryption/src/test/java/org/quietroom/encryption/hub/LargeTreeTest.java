package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.hub.House.Gadget;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.Client;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;

/** A room of 1,000 devices, in which nobody has committed yet: a path to each of them, and the tree, go through the hub. */
class LargeTreeTest {
    private static final int DEVICES = 1_000;
    private static final Bytes ID = Bytes.copyFrom(new byte[32]);

    @TempDir
    Path folder;

    private static Client client(int number) {
        String name = "quietroom:lounge/evening-room/" + String.format("%032d", number);
        return new Client(new Credential.Basic(Circle.bytes(name)), SignatureKeys.generate(CipherSuite.of(1)));
    }

    @Test
    void aCommitToAThousandDevicesFits() {
        Group group = Group.create(client(0), ID, Extensions.NONE, Circle.SETTINGS);
        PendingCommit first = group.commit(CommitRequest.update());
        List<KeyPackage> others = new ArrayList<>();
        for (int i = 1; i < DEVICES; i++) {
            others.add(client(i).newKeyPackage(Circle.forEver()).published());
        }
        Group all = first.abandon()
                .commit(CommitRequest.add(others.toArray(KeyPackage[]::new)))
                .accept();
        PendingCommit path = all.commit(CommitRequest.update());
        assertThat(path.ratchetTree().size()).isBetween(200 << 10, HubLimits.DEFAULT.tree());

        try (House house = new House(Databases.SQLITE.fresh(), folder.resolve("keys"), HubLimits.DEFAULT)) {
            Gadget gadget = house.person("a").gadget("a-device-of-the-first");
            gadget.register(1);
            gadget.owner
                    .ask(
                            "create",
                            "device",
                            gadget.id,
                            "group",
                            ID.toByteArray(),
                            "tree",
                            all.ratchetTree().toByteArray())
                    .ok();
            commit(gadget, 0, first.message(), all.ratchetTree()).ok();
            commit(gadget, 1, path.message(), path.ratchetTree()).ok();
            String kept = gadget.owner
                    .ask("tree", "group", ID.toByteArray(), "epoch", 2)
                    .ok()
                    .json()
                    .path("tree")
                    .asText();
            assertThat(kept).isEqualTo(Request.encode(path.ratchetTree().toByteArray()));
            assertThat(commit(gadget, 2, path.message(), Bytes.copyFrom(new byte[HubLimits.DEFAULT.tree() + 3]))
                            .status())
                    .isEqualTo(413);
            assertThat(gadget.owner
                            .ask(
                                    "propose",
                                    "device",
                                    gadget.id,
                                    "group",
                                    ID.toByteArray(),
                                    "proposal",
                                    new byte[300_000])
                            .status())
                    .isEqualTo(413);
        }
    }

    private static House.Answer commit(Gadget by, long epoch, Bytes commit, Bytes tree) {
        return by.owner.ask(
                "commit",
                "device",
                by.id,
                "group",
                ID.toByteArray(),
                "epoch",
                epoch,
                "commit",
                commit.toByteArray(),
                "tree",
                tree.toByteArray(),
                "added",
                List.of(),
                "removed",
                List.of());
    }
}
