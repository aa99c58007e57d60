package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.crypto.tink.util.Bytes;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * Every message of the engine with single bits changed, cut off, lengthened, or with a huge length in its midst: none is
 * accepted, each is refused with a reason within bounds of memory and time, and the honest message is accepted afterwards.
 */
class MutatedInputTest {
    private static final int MOST_MUTATIONS_OF_A_KIND = 60;
    private static final long MOST_BYTES_A_MUTATION = 4 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final GroupSettings OPEN = Circle.SETTINGS.withHandshakes(Handshakes.PUBLIC, 1);

    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int tried;

    @Test
    void applicationData() {
        Circle circle = Circle.of(3);
        check(
                circle.member(0)
                        .encrypt(Circle.bytes("text"), Circle.bytes("aad"))
                        .message(),
                circle.member(1)::receive);
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void privateHandshakes() {
        Circle circle = Circle.of(3);
        Group receiver = circle.member(1);
        check(circle.member(0).propose(new Proposal.Remove(2), Circle.NOTHING).message(), receiver::receive);
        Circle other = Circle.of(3);
        check(other.member(0).commit(CommitRequest.update()).message(), other.member(2)::receive);
        assertThat(tried).isGreaterThan(400);
    }

    @Test
    void publicHandshakes() {
        Circle circle = Circle.of(CipherSuite.of(1), OPEN, "circle", 3);
        check(circle.member(0).propose(new Proposal.Remove(2), Circle.NOTHING).message(), circle.member(1)::receive);
        OwnKeyPackage own = Circle.client(circle.suite, "newcomer").newKeyPackage(Circle.forEver());
        PendingCommit pending = circle.member(0).commit(CommitRequest.add(own.published()));
        check(pending.message(), circle.member(2)::receive);
        assertThat(tried).isGreaterThan(400);
    }

    @Test
    void welcomeAndTree() {
        Circle circle = Circle.of(3);
        OwnKeyPackage own = Circle.client(circle.suite, "newcomer").newKeyPackage(Circle.forEver());
        PendingCommit pending =
                circle.member(0).commit(CommitRequest.add(own.published()).withoutTree());
        Bytes welcome = pending.welcome().orElseThrow();
        Joining joining = Joining.with(circle.settings, id -> false);
        check(welcome, bytes -> joining.ratchetTree(pending.ratchetTree()).welcome(bytes, own));
        check(pending.ratchetTree(), bytes -> joining.ratchetTree(bytes).welcome(welcome, own));
        assertThat(tried).isGreaterThan(400);
    }

    @Test
    void externalJoins() {
        Circle circle = Circle.of(2);
        Bytes info = circle.member(0).groupInfo(true, true);
        Client client = Circle.client(circle.suite, "joiner");
        check(info, bytes -> Joining.with(circle.settings, id -> false).external(bytes, client, Circle.NOTHING));
        Bytes commit = Joining.with(circle.settings, id -> false)
                .external(info, client, Circle.NOTHING)
                .message();
        check(commit, circle.member(1)::receive);
        assertThat(tried).isGreaterThan(400);
    }

    private void check(Bytes honest, Consumer<Bytes> receiver) {
        byte[] bytes = honest.toByteArray();
        List<byte[]> mutations = new ArrayList<>();
        mutations.addAll(atSteps(bytes.length, at -> flipped(bytes, at, 1 << (at % 8))));
        mutations.addAll(atSteps(bytes.length, at -> flipped(bytes, at, 0xff)));
        mutations.addAll(atSteps(bytes.length, length -> Arrays.copyOf(bytes, length)));
        mutations.addAll(atSteps(bytes.length - 4, at -> withHugeLength(bytes, at)));
        mutations.add(Arrays.copyOf(bytes, bytes.length + 1));
        mutations.add(Arrays.copyOf(bytes, 2 * bytes.length));
        for (byte[] mutation : mutations) {
            refused(Bytes.copyFrom(mutation), receiver);
        }
        tried += mutations.size();
        receiver.accept(honest);
    }

    private void refused(Bytes mutation, Consumer<Bytes> receiver) {
        long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
        long start = System.nanoTime();
        try {
            receiver.accept(mutation);
        } catch (MlsException expected) {
            long taken = memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(taken).as("bytes").isLessThan(MOST_BYTES_A_MUTATION);
            assertThat(System.nanoTime() - start).as("time").isLessThan(LONGEST.toNanos());
            return;
        }
        fail("a changed message was accepted");
    }

    private static List<byte[]> atSteps(int length, IntFunction<byte[]> mutation) {
        int step = Math.max(1, length / MOST_MUTATIONS_OF_A_KIND);
        List<byte[]> mutations = new ArrayList<>();
        for (int at = 0; at < length; at += step) {
            mutations.add(mutation.apply(at));
        }
        return mutations;
    }

    private static byte[] flipped(byte[] bytes, int at, int mask) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) mask;
        return copy;
    }

    /** The length of nearly 1 GiB, where perhaps a length is. */
    private static byte[] withHugeLength(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) 0xbf;
        copy[at + 1] = (byte) 0xff;
        copy[at + 2] = (byte) 0xff;
        copy[at + 3] = (byte) 0xff;
        return copy;
    }
}
