package org.quietroom.encryption.mls.interop;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Joining;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * The engine and bcmls 1.84 in one run, by turns: the last add to a large group, the join, messages of 200 bytes; suite 1. Run
 * {@code main} with the number of members, 1,000 if none is given.
 *
 * <p>What is not alike: bcmls joins without verifying any leaf, and its messages are not bound to stored states.
 */
public final class BesidePeersBench {
    private static final int ROUNDS = 7;
    private static final int MESSAGES = 2_000;
    private static final Bytes TEXT = Bytes.copyFrom(new byte[200]);

    private BesidePeersBench() {}

    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        ours(members);
        theirs(members);
    }

    private static void ours(int members) {
        CipherSuite suite = CipherSuite.of(1);
        Group creator = Circle.of(1).member(0);
        Joining joining = Joining.with(Circle.SETTINGS, id -> false);
        List<Proposal> adds = new ArrayList<>();
        for (int i = 1; i < members - 1; i++) {
            adds.add(new Proposal.Add(Circle.client(suite, "member " + i)
                    .newKeyPackage(Circle.forEver())
                    .published()));
        }
        creator = creator.commit(CommitRequest.of(adds)).accept();
        Figures add = new Figures();
        Figures join = new Figures();
        Group joined = creator;
        PendingCommit last = null;
        for (int round = 0; round < ROUNDS; round++) {
            OwnKeyPackage own = Circle.client(suite, "last " + round).newKeyPackage(Circle.forEver());
            if (last != null) {
                creator = last.abandon();
            }
            long start = System.nanoTime();
            last = creator.commit(CommitRequest.add(own.published()));
            Bytes welcome = last.welcome().orElseThrow();
            add.took(start);
            start = System.nanoTime();
            joined = joining.welcome(welcome, own);
            join.took(start);
        }
        if (last == null) {
            throw new IllegalStateException("at least one round");
        }
        Figures encrypt = new Figures();
        Figures decrypt = new Figures();
        Group from = last.accept();
        for (int round = 0; round < ROUNDS; round++) {
            List<Bytes> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                Sent step = from.encrypt(TEXT, Circle.NOTHING);
                from = step.next();
                sent.add(step.message());
            }
            encrypt.took(start);
            start = System.nanoTime();
            for (Bytes message : sent) {
                joined = joined.receive(message).next();
            }
            decrypt.took(start);
        }
        print("engine", members, add, join, encrypt, decrypt);
    }

    private static void theirs(int members) throws Exception {
        org.bouncycastle.mls.codec.Proposal[] adds = new org.bouncycastle.mls.codec.Proposal[members - ROUNDS - 1];
        for (int i = 0; i < adds.length; i++) {
            adds[i] = BouncyMember.add(new BouncyMember(1, "member " + i, true).keyPackage());
        }
        BouncyMember creator = new BouncyMember(1, "creator", true);
        creator.create(Circle.bytes("circle"));
        creator.commit(false, adds);
        Figures add = new Figures();
        Figures join = new Figures();
        BouncyMember joined = creator;
        for (int round = 0; round < ROUNDS; round++) {
            joined = new BouncyMember(1, "last " + round, true);
            org.bouncycastle.mls.codec.Proposal proposal = BouncyMember.add(joined.keyPackage());
            long start = System.nanoTime();
            Bytes welcome = creator.commit(false, proposal).welcome();
            add.took(start);
            start = System.nanoTime();
            joined.join(welcome);
            join.took(start);
        }
        Figures encrypt = new Figures();
        Figures decrypt = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            List<Bytes> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                sent.add(creator.encrypt(TEXT));
            }
            encrypt.took(start);
            start = System.nanoTime();
            for (Bytes message : sent) {
                joined.decrypt(message);
            }
            decrypt.took(start);
        }
        print("bcmls", members, add, join, encrypt, decrypt);
    }

    private static void print(String who, int members, Figures add, Figures join, Figures encrypt, Figures decrypt) {
        System.err.printf(
                Locale.ROOT,
                "%s, %d members: add %.1f ms (best %.1f), join %.1f ms (best %.1f), encrypt %.0f/s, decrypt %.0f/s%n",
                who,
                members,
                add.median(),
                add.best(),
                join.median(),
                join.best(),
                MESSAGES * 1_000 / encrypt.median(),
                MESSAGES * 1_000 / decrypt.median());
    }

    /** Milliseconds of each round. */
    private static final class Figures {
        private final double[] millis = new double[ROUNDS];
        private int count;

        void took(long start) {
            millis[count++] = (System.nanoTime() - start) / 1e6;
        }

        double median() {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return sorted[count / 2];
        }

        double best() {
            return Arrays.stream(millis).min().orElseThrow();
        }
    }
}
