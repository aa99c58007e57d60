package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * Prints what the last add, the join with every check, messages and a commit with a path cost in a large group: median of
 * several runs. Run {@code main} with the number of members, 1,000 if none is given; suite 1.
 */
public final class GroupOfThousandBench {
    private GroupOfThousandBench() {}

    public static void main(String[] arguments) {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        People people = new People(CipherSuite.of(1));
        Group ann = people.create("ann");
        List<OwnKeyPackage> packages = new ArrayList<>();
        List<Proposal> adds = new ArrayList<>();
        for (int i = 1; i < members - 1; i++) {
            OwnKeyPackage keyPackage = people.keyPackage("member " + i);
            packages.add(keyPackage);
            adds.add(new Proposal.Add(keyPackage.published()));
        }
        PendingCommit all = ann.commit(CommitRequest.of(adds));
        ann = all.accept();
        Joining joining = Joining.with(people.settings(), id -> false);
        Group bob = joining.welcome(all.welcome().orElseThrow(), packages.get(members / 2));

        int runs = 30;
        double[] addTimes = new double[runs];
        double[] joinTimes = new double[runs];
        for (int i = 0; i < runs; i++) {
            OwnKeyPackage last = people.keyPackage("last " + i);
            long start = System.nanoTime();
            PendingCommit commit = ann.commit(CommitRequest.add(last.published()));
            Bytes welcome = commit.welcome().orElseThrow();
            addTimes[i] = millis(start);
            start = System.nanoTime();
            joining.welcome(welcome, last);
            joinTimes[i] = millis(start);
            ann = commit.abandon();
        }
        print("add the last of " + members, addTimes, "ms");
        print("join with every check", joinTimes, "ms");
        Group[] after = messages(ann, bob);
        paths(after[0], after[1]);
    }

    private static Group[] messages(Group from, Group to) {
        Bytes data = Bytes.copyFrom(new byte[200]);
        Group ann = from;
        Group bob = to;
        int count = 4_000;
        for (int round = 0; round < 4; round++) {
            List<Bytes> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                Sent step = ann.encrypt(data, People.NOTHING);
                ann = step.next();
                sent.add(step.message());
            }
            double encrypted = count / (millis(start) / 1_000);
            start = System.nanoTime();
            for (Bytes message : sent) {
                bob = bob.receive(message).next();
            }
            System.err.printf(
                    Locale.ROOT,
                    "encrypt %.0f a second, decrypt %.0f a second, %d bytes for 200%n",
                    encrypted,
                    count / (millis(start) / 1_000),
                    sent.get(0).size());
        }
        return new Group[] {ann, bob};
    }

    private static void paths(Group from, Group to) {
        Group ann = from;
        Group bob = to;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            PendingCommit commit = bob.commit(CommitRequest.update());
            double made = millis(start);
            start = System.nanoTime();
            ann = ann.receive(commit.message()).next();
            System.err.printf(
                    Locale.ROOT, "commit with path: made in %.1f ms, received in %.1f ms%n", made, millis(start));
            bob = commit.accept();
        }
    }

    private static void print(String what, double[] times, String unit) {
        Arrays.sort(times);
        System.err.printf(
                Locale.ROOT,
                "%s: median %.1f %s, best %.1f, worst %.1f%n",
                what,
                times[times.length / 2],
                unit,
                times[0],
                times[times.length - 1]);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
