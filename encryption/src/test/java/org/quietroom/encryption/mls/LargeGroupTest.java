package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.KeyPackage;

/**
 * The life of a large group, seen by some of its members: 150 in a build, {@code -Dquietroom.mls.members=5000} for more. What it took goes to
 * standard error if it is more.
 */
class LargeGroupTest {
    private static final int USUAL = 150;
    private static final int MEMBERS = Integer.getInteger("quietroom.mls.members", USUAL);
    private static final int SEEN = 6;

    private final Joining joining = Joining.with(Circle.SETTINGS, id -> false);
    private final List<Group> seen = new ArrayList<>();

    @Test
    void everybodyIsAddedSomeCommitSomeLeaveAllAgree() {
        CipherSuite suite = CipherSuite.of(1);
        Group creator = Circle.of(1).member(0);
        List<OwnKeyPackage> packages = new ArrayList<>();
        for (int i = 1; i < MEMBERS; i++) {
            packages.add(Circle.client(suite, "member " + i).newKeyPackage(Circle.forEver()));
        }
        KeyPackage[] published = packages.stream().map(OwnKeyPackage::published).toArray(KeyPackage[]::new);
        PendingCommit all = timed("one commit that adds all", () -> creator.commit(CommitRequest.add(published)));
        Bytes welcome = all.welcome().orElseThrow();
        seen.add(all.accept());
        for (int i = 0; i < SEEN; i++) {
            OwnKeyPackage own = packages.get(i * (packages.size() - 1) / (SEEN - 1));
            seen.add(timed("join", () -> joining.welcome(welcome, own)));
        }
        agree(MEMBERS);
        for (int i = 0; i < seen.size(); i++) {
            commit(i, CommitRequest.update(), "new keys");
        }
        commit(2, CommitRequest.remove(leaf(0), MEMBERS / 2 + 1), "two removed");
        agree(MEMBERS - 2);
        OwnKeyPackage late = Circle.client(suite, "late").newKeyPackage(Circle.forEver());
        PendingCommit add = commit(1, CommitRequest.add(late.published()), "one added");
        seen.add(timed("join", () -> joining.welcome(add.welcome().orElseThrow(), late)));
        agree(MEMBERS - 1);
        Aead aead = TestAead.create();
        Bytes stored = timed("save", () -> seen.get(1).save(aead));
        Group again = timed("restore", () -> Group.restore(stored, seen.get(1).groupId(), aead, Circle.SETTINGS));
        assertThat(again.epochAuthenticator()).isEqualTo(seen.get(0).epochAuthenticator());
        tell("stored form of %,d bytes, tree of %,d, heap of %,d MB", stored.size(), ratchetTree(), heap());
    }

    private int ratchetTree() {
        return seen.get(0).ratchetTree().size();
    }

    private int leaf(int index) {
        return seen.get(index).self().leaf();
    }

    /** Those who are removed are seen no longer. */
    private PendingCommit commit(int by, CommitRequest request, String what) {
        PendingCommit made = timed("make: " + what, () -> seen.get(by).commit(request));
        Group committer = made.accept();
        List<Group> next = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Group each = seen.get(i);
            if (i == by) {
                next.add(committer);
            } else if (timed("receive: " + what, () -> each.receive(made.message()))
                    instanceof Received.Committed committed) {
                next.add(committed.next());
            }
        }
        seen.clear();
        seen.addAll(next);
        return made;
    }

    private void agree(int members) {
        Group first = seen.get(0);
        Sent sent = first.encrypt(Circle.bytes("all of you"), Circle.NOTHING);
        seen.set(0, sent.next());
        for (int i = 1; i < seen.size(); i++) {
            Group each = seen.get(i);
            assertThat(each.epochAuthenticator()).isEqualTo(first.epochAuthenticator());
            Received.Message message = (Received.Message) each.receive(sent.message());
            assertThat(message.data()).isEqualTo(Circle.bytes("all of you"));
            seen.set(i, message.next());
        }
        assertThat(first.members()).hasSize(members);
    }

    private interface Step<T> {
        T take();
    }

    private static <T> T timed(String what, Step<T> step) {
        long start = System.nanoTime();
        T result = step.take();
        tell("%,.1f ms: %s", (System.nanoTime() - start) / 1e6, what);
        return result;
    }

    /** Megabytes that are reachable. */
    private static long heap() {
        if (MEMBERS > USUAL) {
            System.gc();
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static void tell(String format, Object... figures) {
        if (MEMBERS > USUAL) {
            System.err.printf(Locale.ROOT, format + "%n", figures);
        }
    }
}
