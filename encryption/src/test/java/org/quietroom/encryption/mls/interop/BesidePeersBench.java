package org.quietroom.encryption.mls.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;
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
 * The engine, bcmls 1.84 and ts-mls 1.6.4 in one run: the last add to a large group, the join, messages of 200 bytes; suite 1. Run
 * {@code main} with the number of members, 1,000 if none is given. ts-mls is left out where it is not installed.
 *
 * <p>What is not alike: bcmls joins without verifying any leaf, and on no thread but one; ts-mls runs in Node.
 */
public final class BesidePeersBench {
    private static final int ROUNDS = 7;
    private static final int MESSAGES = 2_000;
    private static final Bytes TEXT = Bytes.copyFrom(new byte[200]);

    private BesidePeersBench() {}

    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        Figures ours = ours(members);
        print("engine", members, ours);
        compare("bcmls", members, bouncy(members), ours);
        try (NodePeer node = new NodePeer()) {
            compare("ts-mls", members, tsMls(node, members), ours);
        } catch (TestAbortedException absent) {
            System.err.println(absent.getMessage());
        }
    }

    private static Figures ours(int members) {
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
        Figures took = new Figures();
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
            took.add.add(since(start));
            start = System.nanoTime();
            joined = joining.welcome(welcome, own);
            took.join.add(since(start));
        }
        if (last == null) {
            throw new IllegalStateException("at least one round");
        }
        Group from = last.accept();
        for (int round = 0; round < ROUNDS; round++) {
            List<Bytes> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                Sent step = from.encrypt(TEXT, Circle.NOTHING);
                from = step.next();
                sent.add(step.message());
            }
            took.encrypt.add(since(start));
            start = System.nanoTime();
            for (Bytes message : sent) {
                joined = joined.receive(message).next();
            }
            took.decrypt.add(since(start));
        }
        return took;
    }

    private static Figures bouncy(int members) throws Exception {
        org.bouncycastle.mls.codec.Proposal[] adds = new org.bouncycastle.mls.codec.Proposal[members - ROUNDS - 1];
        for (int i = 0; i < adds.length; i++) {
            adds[i] = BouncyMember.add(new BouncyMember(1, "member " + i, true).keyPackage());
        }
        BouncyMember creator = new BouncyMember(1, "creator", true);
        creator.create(Circle.bytes("circle"));
        creator.commit(false, adds);
        Figures took = new Figures();
        BouncyMember joined = creator;
        for (int round = 0; round < ROUNDS; round++) {
            joined = new BouncyMember(1, "last " + round, true);
            org.bouncycastle.mls.codec.Proposal proposal = BouncyMember.add(joined.keyPackage());
            long start = System.nanoTime();
            Bytes welcome = creator.commit(false, proposal).welcome();
            took.add.add(since(start));
            start = System.nanoTime();
            joined.join(welcome);
            took.join.add(since(start));
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<Bytes> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                sent.add(creator.encrypt(TEXT));
            }
            took.encrypt.add(since(start));
            start = System.nanoTime();
            for (Bytes message : sent) {
                joined.decrypt(message);
            }
            took.decrypt.add(since(start));
        }
        return took;
    }

    private static Figures tsMls(NodePeer node, int members) {
        JsonNode measured = node.ask(TsPeer.request("measure", "")
                .put("members", members)
                .put("rounds", ROUNDS)
                .put("messages", MESSAGES));
        Figures took = new Figures();
        measured.required("add").forEach(each -> took.add.add(each.doubleValue()));
        measured.required("join").forEach(each -> took.join.add(each.doubleValue()));
        measured.required("encrypt").forEach(each -> took.encrypt.add(each.doubleValue()));
        measured.required("decrypt").forEach(each -> took.decrypt.add(each.doubleValue()));
        return took;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void compare(String who, int members, Figures theirs, Figures ours) {
        print(who, members, theirs);
        System.err.printf(
                Locale.ROOT,
                "  the engine beside it: add %.1f times as fast, join %.1f, encrypt %.1f, decrypt %.1f%n",
                median(theirs.add) / median(ours.add),
                median(theirs.join) / median(ours.join),
                median(theirs.encrypt) / median(ours.encrypt),
                median(theirs.decrypt) / median(ours.decrypt));
    }

    private static void print(String who, int members, Figures took) {
        Function<List<Double>, Double> aSecond = times -> MESSAGES * 1_000 / median(times);
        System.err.printf(
                Locale.ROOT,
                "%s, %d members: add %.1f ms (best %.1f), join %.1f ms (best %.1f), encrypt %.0f/s, decrypt %.0f/s%n",
                who,
                members,
                median(took.add),
                best(took.add),
                median(took.join),
                best(took.join),
                aSecond.apply(took.encrypt),
                aSecond.apply(took.decrypt));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static double best(List<Double> times) {
        return times.stream().min(Double::compare).orElseThrow();
    }

    /** Milliseconds of each round. */
    private static final class Figures {
        private final List<Double> add = new ArrayList<>();
        private final List<Double> join = new ArrayList<>();
        private final List<Double> encrypt = new ArrayList<>();
        private final List<Double> decrypt = new ArrayList<>();
    }
}
