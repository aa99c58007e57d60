package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.People.NOTHING;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Proposal;

/** Bytes that were changed on the way: each is refused with a reason, none is accepted, and the state goes on as before. */
class MutatedInputTest {
    private final Random random = new Random(20_261_122);
    private final Map<Rejection, Integer> reasons = new EnumMap<>(Rejection.class);
    private int tried;

    /** Flips bits, cuts, lengthens, repeats and swaps parts; the number of each kind is fixed, the places are not. */
    private void mutate(Bytes good, int times, Consumer<Bytes> step) {
        for (int i = 0; i < times; i++) {
            byte[] bytes = good.toByteArray();
            int at = random.nextInt(bytes.length);
            switch (i % 4) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes[at] = (byte) (bytes[at] + 1 + random.nextInt(255));
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
            }
            tried++;
            try {
                step.accept(Bytes.copyFrom(bytes));
                throw new AssertionError("accepted after change " + i % 4 + " at byte " + at + " of " + bytes.length);
            } catch (MlsException e) {
                reasons.merge(e.reason(), 1, Integer::sum);
            }
        }
    }

    @Test
    void messages_commits_and_proposals() {
        for (Handshakes handshakes : Handshakes.values()) {
            People people = People.ofSuite1();
            Table table = Table.of(people, people.settings().withHandshakes(handshakes, 1), "ann", "bob", "cleo");
            Sent sent = table.get("ann").encrypt(text("hello"), text("aad"));
            mutate(sent.message(), 60, bytes -> table.get("bob").receive(bytes));
            table.members.put("ann", sent.next());
            Sent proposal = table.get("cleo").propose(new Proposal.Remove(2), NOTHING);
            table.members.put("cleo", proposal.next());
            mutate(proposal.message(), 60, bytes -> table.get("bob").receive(bytes));
            PendingCommit commit = table.get("ann").commit(CommitRequest.update());
            mutate(commit.message(), 100, bytes -> table.get("bob").receive(bytes));
            table.members.put("bob", table.get("bob").receive(sent.message()).next());
            table.accept("ann", commit);
            table.agree();
        }
        assertThat(tried).isEqualTo(440);
        assertThat(reasons.keySet()).hasSizeGreaterThan(6);
    }

    @Test
    void welcomes_trees_and_group_infos() {
        People people = People.ofSuite1();
        Table table = Table.of(people, people.settings().withRules(CommitRules.ANY), "ann", "bob", "cleo");
        table.commit("bob", CommitRequest.update());
        OwnKeyPackage dan = people.keyPackage("dan");
        PendingCommit commit =
                table.get("ann").commit(CommitRequest.add(dan.published()).withoutTree());
        Joining joining = Joining.with(table.settings, id -> false);
        Bytes welcome = commit.welcome().orElseThrow();
        mutate(welcome, 80, bytes -> joining.ratchetTree(commit.ratchetTree()).welcome(bytes, dan));
        mutate(commit.ratchetTree(), 80, bytes -> joining.ratchetTree(bytes).welcome(welcome, dan));
        Bytes info = commit.groupInfo(true, true);
        mutate(info, 80, bytes -> joining.external(bytes, people.client("eve"), NOTHING));
        mutate(dan.published().message(), 80, bytes -> table.get("bob").commit(CommitRequest.add(keyPackage(bytes))));
        joining.ratchetTree(commit.ratchetTree()).welcome(welcome, dan);
    }

    private static KeyPackage keyPackage(Bytes bytes) {
        if (MlsMessage.of(bytes) instanceof KeyPackage read) {
            return read;
        }
        throw new MlsException(Rejection.WIRE_FORMAT);
    }

    @Test
    void replays_and_messages_of_other_groups_and_epochs() {
        Table table = Table.of(People.ofSuite1().suite, "ann", "bob", "cleo");
        Table other = Table.of(table.people.suite, "eve", "bob");
        Sent sent = table.get("ann").encrypt(text("hello"), NOTHING);
        table.members.put("ann", sent.next());
        refused(Rejection.WRONG_GROUP, () -> other.get("bob").receive(sent.message()));
        Group bob = table.get("bob").receive(sent.message()).next();
        refused(Rejection.GENERATION_USED, () -> bob.receive(sent.message()));
        table.members.put("bob", bob);
        PendingCommit commit = table.get("ann").commit(CommitRequest.update());
        refused(Rejection.COMMIT_OF_SELF, () -> commitInPublic("ann"));
        refused(Rejection.GENERATION_USED, () -> commit.current().receive(commit.message()));
        table.accept("ann", commit);
        refused(Rejection.EPOCH_PAST, () -> table.get("bob").receive(commit.message()));
        refused(
                Rejection.WIRE_FORMAT,
                () -> table.get("bob").receive(table.get("ann").groupInfo(false, false)));
    }

    private void commitInPublic(String by) {
        People people = People.ofSuite1();
        Table table = Table.of(people, people.settings().withHandshakes(Handshakes.PUBLIC, 1), by, "x");
        PendingCommit commit = table.get(by).commit(CommitRequest.update());
        commit.current().receive(commit.message());
    }

    @Test
    void a_generation_far_ahead_costs_nothing() {
        Table table = Table.of(People.ofSuite1().suite, "ann", "bob");
        Group ann = table.get("ann");
        for (int i = 0; i < 1_002; i++) {
            ann = ann.encrypt(NOTHING, NOTHING).next();
        }
        Bytes far = ann.encrypt(text("far"), NOTHING).message();
        refused(Rejection.GENERATION_TOO_FAR, () -> table.get("bob").receive(far));
    }

    @Test
    void proposals_that_make_no_sense() {
        Table table = Table.of(People.ofSuite1().suite, "ann", "bob", "cleo");
        Group ann = table.get("ann");
        refused(Rejection.COMMITTER_REMOVED, () -> ann.commit(CommitRequest.remove(0)));
        refused(Rejection.LEAF_INDEX, () -> ann.commit(CommitRequest.remove(3)));
        refused(Rejection.LEAF_INDEX, () -> ann.commit(CommitRequest.of(List.of(new Proposal.Remove(0xffffffffL)))));
        refused(Rejection.LEAF_CHANGED_TWICE, () -> ann.commit(CommitRequest.remove(1, 1)));
        refused(
                Rejection.EXTERNAL_INIT_IN_MEMBER_COMMIT,
                () -> ann.commit(CommitRequest.of(List.of(new Proposal.ExternalInit(text("x"))))));
        refused(Rejection.KEY_PACKAGE_REPEATED, () -> {
            OwnKeyPackage dan = table.people.keyPackage("dan");
            ann.commit(CommitRequest.add(dan.published(), dan.published()));
        });
        refused(
                Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE,
                () -> ann.commit(CommitRequest.add(table.get("bob")
                        .client()
                        .newKeyPackage(People.lifetime())
                        .published())));
        refused(
                Rejection.REINIT_NOT_ALONE,
                () -> ann.commit(CommitRequest.of(
                        List.of(new Proposal.Remove(1), new Proposal.ReInit(text("x"), 1, 1, Extensions.NONE)))));
        refused(
                Rejection.LEAF_LIFETIME,
                () -> ann.commit(CommitRequest.add(table.people
                        .client("old")
                        .newKeyPackage(new Lifetime(1, 2))
                        .published())));
        refused(
                Rejection.KEY_PACKAGE_SUITE,
                () -> ann.commit(CommitRequest.add(table.people
                        .client("other suite", CipherSuite.of(3))
                        .newKeyPackage(People.lifetime())
                        .published())));
        table.everybodyTalks();
    }
}
