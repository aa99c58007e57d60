package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Lifetime;

/** A group with all its members in one place, by leaf. */
public final class Circle {
    public static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);
    public static final GroupSettings SETTINGS =
            GroupSettings.of((credential, key) -> true).withRules(CommitRules.ANY);

    final CipherSuite suite;
    final GroupSettings settings;
    final SortedMap<Integer, Group> members = new TreeMap<>();

    private Circle(CipherSuite suite, GroupSettings settings) {
        this.suite = suite;
        this.settings = settings;
    }

    /** A group of so many; the one at leaf 0 created it. */
    public static Circle of(CipherSuite suite, GroupSettings settings, String name, int size) {
        Circle circle = new Circle(suite, settings);
        circle.members.put(0, Group.create(client(suite, "member 0"), bytes(name), Extensions.NONE, settings));
        circle.add(0, size - 1);
        return circle;
    }

    public static Circle of(int size) {
        return of(CipherSuite.of(1), SETTINGS, "circle", size);
    }

    public Group member(int leaf) {
        Group group = members.get(leaf);
        assertThat(group).isNotNull();
        return group;
    }

    /** One commit by which newcomers join. */
    void add(int committer, int newcomers) {
        if (newcomers == 0) {
            return;
        }
        List<OwnKeyPackage> packages = new ArrayList<>();
        for (int i = 0; i < newcomers; i++) {
            packages.add(client(suite, "newcomer " + i).newKeyPackage(forEver()));
        }
        PendingCommit pending = member(committer)
                .commit(CommitRequest.add(
                        packages.stream().map(OwnKeyPackage::published).toArray(KeyPackage[]::new)));
        deliver(committer, pending);
        for (OwnKeyPackage own : packages) {
            Group joined = Joining.with(settings, id -> false)
                    .welcome(pending.welcome().orElseThrow(), own);
            members.put(joined.self().leaf(), joined);
        }
        assertAgreed();
    }

    /** A commit that all others receive and its maker accepts; those it removes are gone. */
    void commit(int committer, CommitRequest request) {
        deliver(committer, member(committer).commit(request));
        assertAgreed();
    }

    private void deliver(int committer, PendingCommit pending) {
        for (int leaf : List.copyOf(members.keySet())) {
            if (leaf == committer) {
                members.put(leaf, pending.accept());
            } else if (member(leaf).receive(pending.message()) instanceof Received.Committed committed) {
                members.put(leaf, committed.next());
            } else {
                members.remove(leaf);
            }
        }
    }

    /** A message from one to all others, who read it. */
    void say(int sender, String text) {
        Sent sent = member(sender).encrypt(bytes(text), NOTHING);
        members.put(sender, sent.next());
        for (int leaf : List.copyOf(members.keySet())) {
            if (leaf != sender) {
                Received.Message message = (Received.Message) member(leaf).receive(sent.message());
                assertThat(message.data()).isEqualTo(bytes(text));
                assertThat(message.sender().leaf()).isEqualTo(sender);
                members.put(leaf, message.next());
            }
        }
    }

    private void assertAgreed() {
        assertThat(members.values().stream().map(Group::epochAuthenticator).distinct())
                .hasSize(1);
    }

    public static Client client(CipherSuite suite, String name) {
        return new Client(new Credential.Basic(bytes(name)), SignatureKeys.generate(suite));
    }

    public static Lifetime forEver() {
        long now = System.currentTimeMillis() / 1_000;
        return new Lifetime(now - 3_600, now + 30L * 86_400);
    }

    public static Bytes bytes(String text) {
        return Bytes.copyFrom(text.getBytes(StandardCharsets.UTF_8));
    }
}
