package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.encryption.mls.People.NOTHING;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.ExtensionType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.RequiredCapabilities;

/** What members do with each other: every kind of proposal and commit. */
class GroupLifeTest {
    @ParameterizedTest
    @EnumSource
    void members_come_talk_renew_their_keys_and_go(CipherSuite suite) {
        Table table = Table.of(suite, "ann", "bob", "cleo", "dan", "eve");
        table.everybodyTalks();
        table.commit("cleo", CommitRequest.update());
        table.everybodyTalks();

        Group dan = table.get("dan");
        table.commit("bob", CommitRequest.remove(table.leaf("dan")));
        assertThat(table.members).doesNotContainKey("dan");
        table.everybodyTalks();
        Sent sent = table.get("ann").encrypt(text("dan must not read this"), NOTHING);
        refused(Rejection.EPOCH_FUTURE, () -> dan.receive(sent.message()));

        table.members.put("ann", sent.next());
        table.add("eve", "fay");
        assertThat(table.leaf("fay")).isEqualTo(dan.self().leaf());
        table.commit("fay", CommitRequest.update());
        table.everybodyTalks();
    }

    @Test
    void handshakes_travel_in_public_where_the_settings_say_so() {
        People people = People.ofSuite1();
        Table table = Table.of(people, people.settings().withHandshakes(Handshakes.PUBLIC, 64), "ann", "bob", "cleo");
        table.propose("bob", table.get("bob").proposeUpdate(table.get("bob").client(), NOTHING));
        table.commit("ann", CommitRequest.remove(table.leaf("cleo")));
        table.everybodyTalks();
    }

    @Test
    void a_removal_always_has_a_path_and_shuts_out_whoever_committed() {
        for (String committer : List.of("ann", "bob", "cleo")) {
            Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo", "gone");
            Group gone = table.get("gone");
            PendingCommit commit = table.get(committer).commit(CommitRequest.remove(table.leaf("gone")));
            table.accept(committer, commit);
            assertThat(commit.changes().updated()).extracting(Member::leaf).containsExactly(table.leaf(committer));
            assertThat(gone.receive(commit.message())).isInstanceOf(Received.Removed.class);
            table.agree();
        }
    }

    @Test
    void proposals_are_committed_by_reference() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo", "dan");
        Client renamed = new Client(
                table.get("bob").self().credential(), table.people.client("bob").keys());
        table.propose("bob", table.get("bob").proposeUpdate(renamed, NOTHING));
        table.propose("cleo", table.get("cleo").propose(new Proposal.Remove(table.leaf("dan")), NOTHING));
        OwnKeyPackage eve = table.people.keyPackage("eve");
        table.propose("dan", table.get("dan").propose(new Proposal.Add(eve.published()), NOTHING));
        assertThatThrownBy(() -> table.get("ann").encrypt(text("too early"), NOTHING))
                .isInstanceOf(IllegalStateException.class);

        PendingCommit commit = table.get("ann").commit(CommitRequest.ofReceived());
        table.accept("ann", commit);
        table.join("eve", commit, eve);
        table.agree();
        assertThat(table.members.keySet()).containsExactlyInAnyOrder("ann", "bob", "cleo", "eve");
        assertThat(table.get("bob").self().signatureKey())
                .isEqualTo(renamed.keys().publicKey());
        table.everybodyTalks();
        table.commit("bob", CommitRequest.update());
        table.everybodyTalks();
    }

    @Test
    void a_committer_leaves_out_what_does_not_fit() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        table.propose("bob", table.get("bob").proposeUpdate(table.get("bob").client(), NOTHING));
        table.propose("cleo", table.get("cleo").proposeUpdate(table.get("cleo").client(), NOTHING));
        table.propose("cleo", table.get("cleo").propose(new Proposal.Remove(table.leaf("bob")), NOTHING));
        table.propose("ann", table.get("ann").proposeUpdate(table.get("ann").client(), NOTHING));
        PendingCommit commit = table.get("ann").commit(CommitRequest.ofReceived());
        assertThat(commit.changes().removed()).extracting(Member::leaf).containsExactly(table.leaf("bob"));
        assertThat(commit.changes().updated())
                .extracting(Member::leaf)
                .containsExactlyInAnyOrder(table.leaf("ann"), table.leaf("cleo"));
        table.accept("ann", commit);
        table.agree();
        table.everybodyTalks();
    }

    @Test
    void a_proposal_that_spoils_every_commit_is_left_out() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        Bytes tooMuch = new RequiredCapabilities(List.of(0xf00d), List.of(), List.of()).encoded();
        Proposal spoiling =
                new Proposal.GroupContextExtensions(Extensions.NONE.with(ExtensionType.REQUIRED_CAPABILITIES, tooMuch));
        table.propose("bob", table.get("bob").propose(spoiling, NOTHING));
        Proposal twin = new Proposal.Add(
                table.get("cleo").client().newKeyPackage(People.lifetime()).published());
        table.propose("bob", table.get("bob").propose(twin, NOTHING));
        table.propose("cleo", table.get("cleo").proposeUpdate(table.get("cleo").client(), NOTHING));
        PendingCommit none = table.get("ann").commit(CommitRequest.update().withoutReceived());
        assertThat(none.changes().updated()).hasSize(1);
        table.members.put("ann", none.abandon());
        PendingCommit commit = table.get("ann").commit(CommitRequest.ofReceived());
        assertThat(commit.changes().updated()).hasSize(2);
        assertThat(commit.changes().added()).isEmpty();
        table.accept("ann", commit);
        table.agree();
        table.everybodyTalks();
    }

    @Test
    void many_are_added_at_once() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        List<OwnKeyPackage> packages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            packages.add(table.people.keyPackage("new " + i));
        }
        List<Proposal> adds = new ArrayList<>();
        packages.forEach(each -> adds.add(new Proposal.Add(each.published())));
        PendingCommit commit = table.get("bob").commit(CommitRequest.of(adds).renewingKeys());
        table.accept("bob", commit);
        for (int i = 0; i < packages.size(); i++) {
            table.join("new " + i, commit, packages.get(i));
        }
        table.agree();
        table.commit("new 7", CommitRequest.update());
        table.commit("new 19", CommitRequest.remove(table.leaf("new 3"), table.leaf("ann")));
        table.everybodyTalks();
    }

    @Test
    void external_keys_come_in() {
        People people = People.ofSuite1();
        Secret key = people.suite.random(32);
        GroupSettings settings =
                people.settings().withPreSharedKeys(id -> id.equals(text("k")) ? Optional.of(key) : Optional.empty());
        Table table = Table.of(people, settings, "ann", "bob");
        table.commit("ann", CommitRequest.of(List.of(table.get("ann").externalKey(text("k")))));
        table.propose("bob", table.get("bob").propose(table.get("bob").externalKey(text("k")), NOTHING));
        table.commit("ann", CommitRequest.ofReceived());
        table.commit("bob", CommitRequest.of(List.of(table.get("bob").resumption(1))));
        table.everybodyTalks();
        refused(
                Rejection.PSK_UNKNOWN,
                () -> table.get("ann")
                        .commit(CommitRequest.of(List.of(table.get("ann").externalKey(text("other"))))));

        OwnKeyPackage cleo = people.keyPackage("cleo");
        PendingCommit commit = table.get("bob")
                .commit(CommitRequest.of(List.of(
                        new Proposal.Add(cleo.published()), table.get("bob").externalKey(text("k")))));
        table.accept("bob", commit);
        table.join("cleo", commit, cleo);
        table.agree();
    }

    @Test
    void extensions_of_the_group_are_replaced() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        Bytes required = new RequiredCapabilities(List.of(), List.of(), List.of(1)).encoded();
        Extensions extensions = Extensions.NONE.with(ExtensionType.REQUIRED_CAPABILITIES, required);
        table.commit("bob", CommitRequest.of(List.of(new Proposal.GroupContextExtensions(extensions))));
        assertThat(table.get("ann").extensions()).isEqualTo(extensions);
        Bytes tooMuch = new RequiredCapabilities(List.of(0xf00d), List.of(), List.of()).encoded();
        refused(
                Rejection.LEAF_CAPABILITIES,
                () -> table.get("ann")
                        .commit(CommitRequest.of(List.of(new Proposal.GroupContextExtensions(
                                Extensions.NONE.with(ExtensionType.REQUIRED_CAPABILITIES, tooMuch))))));
        refused(
                Rejection.EXTENSION_UNSUPPORTED,
                () -> table.get("ann")
                        .commit(CommitRequest.of(
                                List.of(new Proposal.GroupContextExtensions(Extensions.NONE.with(0xf00d, NOTHING))))));
    }

    @Test
    void messages_come_in_any_order_and_late() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        List<Bytes> messages = new ArrayList<>();
        Group ann = table.get("ann");
        for (int i = 0; i < 50; i++) {
            Sent sent = ann.encrypt(text("message " + i), NOTHING);
            messages.add(sent.message());
            ann = sent.next();
        }
        table.members.put("ann", ann);
        Collections.shuffle(messages, new Random(7));
        Group bob = table.get("bob");
        for (Bytes message : messages.subList(0, 25)) {
            bob = bob.receive(message).next();
        }
        table.members.put("bob", bob);
        table.commit("bob", CommitRequest.update());
        bob = table.get("bob");
        for (Bytes message : messages.subList(25, 40)) {
            Received.Message late = (Received.Message) bob.receive(message);
            assertThat(late.epoch()).isEqualTo(1);
            bob = late.next();
        }
        Group now = bob;
        for (Bytes message : messages.subList(0, 40)) {
            refused(Rejection.GENERATION_USED, () -> now.receive(message));
        }
        table.members.put("bob", bob);
        table.commit("ann", CommitRequest.update());
        table.commit("ann", CommitRequest.update());
        refused(Rejection.EPOCH_GONE, () -> table.get("bob").receive(messages.get(45)));
    }

    @Test
    void what_is_exported_is_the_same_for_all_and_for_each_label() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        Secret one = table.get("ann").export("label", text("context"), 100);
        assertThat(one).isEqualTo(table.get("bob").export("label", text("context"), 100));
        assertThat(one).isNotEqualTo(table.get("bob").export("other", text("context"), 100));
        assertThat(table.get("ann").resumptionKey(1)).isEqualTo(table.get("bob").resumptionKey(1));
        table.commit("ann", CommitRequest.update());
        assertThat(one).isNotEqualTo(table.get("bob").export("label", text("context"), 100));
        assertThat(table.get("ann").resumptionKey(1)).isEqualTo(table.get("bob").resumptionKey(1));
    }

    @Test
    void a_commit_that_lost_is_abandoned() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        PendingCommit lost = table.get("ann").commit(CommitRequest.remove(table.leaf("cleo")));
        PendingCommit won = table.get("bob").commit(CommitRequest.update());
        table.members.put("ann", lost.abandon());
        table.accept("bob", won);
        table.agree();
        refused(Rejection.EPOCH_PAST, () -> table.get("cleo").receive(lost.message()));
        table.commit("ann", CommitRequest.remove(table.leaf("cleo")));
        table.everybodyTalks();
    }

    @Test
    void messages_received_while_a_commit_is_pending_stay_received() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        PendingCommit commit = table.get("ann").commit(CommitRequest.update());
        Sent first = table.get("bob").encrypt(text("one"), NOTHING);
        Sent second = first.next().encrypt(text("two"), NOTHING);
        Group ann = commit.current().receive(first.message()).next();
        ann = ann.accept(commit);
        Group now = ann;
        refused(Rejection.GENERATION_USED, () -> now.receive(first.message()));
        assertThat(((Received.Message) ann.receive(second.message())).data()).isEqualTo(text("two"));
    }

    @Test
    void a_state_that_was_used_is_spent() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        Group ann = table.get("ann");
        Sent sent = ann.encrypt(text("once"), NOTHING);
        assertThatThrownBy(() -> ann.encrypt(text("twice"), NOTHING)).isInstanceOf(IllegalStateException.class);
        Group bob = table.get("bob").receive(sent.message()).next();
        refused(Rejection.GENERATION_USED, () -> bob.receive(sent.message()));
        assertThat(ann.toString() + sent + bob).doesNotContain("once", "bob", "ann");
    }
}
