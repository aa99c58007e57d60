package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.encryption.mls.People.NOTHING;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.Proposal;

/** External commits, proposals from outside, and groups that come out of groups. */
class OutsidersTest {
    @ParameterizedTest
    @EnumSource
    void somebody_joins_by_an_external_commit(CipherSuite suite) {
        People people = new People(suite);
        Table table = Table.of(people, people.settings().withRules(CommitRules.ANY), "ann", "bob", "cleo");
        table.commit("ann", CommitRequest.remove(table.leaf("bob")));
        Sent join = Joining.with(table.settings, id -> false)
                .external(table.get("ann").groupInfo(true, true), people.client("dan"), NOTHING);
        table.others("", (name, group) -> {
            Received.Committed committed = (Received.Committed) group.receive(join.message());
            assertThat(committed.changes().external()).isTrue();
            assertThat(committed.changes().committer()).isEqualTo(join.next().self());
            table.members.put(name, committed.next());
        });
        table.members.put("dan", join.next());
        table.agree();
        assertThat(table.leaf("dan")).isEqualTo(1);
        table.commit("dan", CommitRequest.update());
        table.everybodyTalks();
    }

    @Test
    void a_member_who_lost_its_state_joins_anew_in_its_own_place() {
        People people = People.ofSuite1();
        Table table = Table.of(people, people.settings().withRules(CommitRules.ANY), "ann", "bob", "cleo");
        Client bob = table.get("bob").client();
        Bytes info = table.get("cleo").groupInfo(false, true);
        Sent join = Joining.with(table.settings, id -> false)
                .ratchetTree(table.get("cleo").ratchetTree())
                .external(info, bob, NOTHING);
        assertThat(table.get("bob").receive(join.message())).isInstanceOf(Received.Removed.class);
        table.members.remove("bob");
        table.others(
                "",
                (name, group) ->
                        table.members.put(name, group.receive(join.message()).next()));
        table.members.put("bob", join.next());
        table.agree();
        table.everybodyTalks();
    }

    @Test
    void nobody_joins_unasked() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        Bytes info = table.get("ann").groupInfo(true, true);
        Sent join = Joining.with(table.people.settings().withRules(CommitRules.ANY), id -> false)
                .external(info, table.people.client("dan"), NOTHING);
        refused(Rejection.COMMIT_NOT_ALLOWED, () -> table.get("bob").receive(join.message()));
        refused(
                Rejection.EXTERNAL_PUB_MISSING,
                () -> Joining.with(table.settings, id -> false)
                        .external(table.get("ann").groupInfo(true, false), table.people.client("dan"), NOTHING));
        refused(
                Rejection.TREE_MISSING,
                () -> Joining.with(table.settings, id -> false)
                        .external(table.get("ann").groupInfo(false, true), table.people.client("dan"), NOTHING));
        refused(
                Rejection.GROUP_ID_IN_USE,
                () -> Joining.with(table.settings, id -> true).external(info, table.people.client("dan"), NOTHING));
    }

    @Test
    void strangers_do_not_get_in_by_any_way() {
        People people = People.ofSuite1();
        Table table = Table.of(people, people.settings().withRules(CommitRules.ANY), "ann", "bob");
        Client stranger = people.stranger("mallory", people.suite);
        GroupSettings credulous = GroupSettings.of((credential, key) -> true).withRules(CommitRules.ANY);
        Sent join = Joining.with(credulous, id -> false)
                .external(table.get("ann").groupInfo(true, true), stranger, NOTHING);
        refused(Rejection.CREDENTIAL_INVALID, () -> table.get("bob").receive(join.message()));
        OwnKeyPackage own = stranger.newKeyPackage(People.lifetime());
        refused(Rejection.CREDENTIAL_INVALID, () -> table.get("bob").commit(CommitRequest.add(own.published())));
        refused(
                Rejection.CREDENTIAL_INVALID,
                () -> table.get("bob")
                        .receive(OutsideProposal.toJoin(
                                table.get("bob").groupId(), table.get("bob").epoch(), own)));
    }

    @Test
    void somebody_asks_to_be_added() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob");
        OwnKeyPackage cleo = table.people.keyPackage("cleo");
        table.outside(OutsideProposal.toJoin(
                table.get("ann").groupId(), table.get("ann").epoch(), cleo));
        PendingCommit commit = table.get("bob").commit(CommitRequest.ofReceived());
        table.accept("bob", commit);
        table.join("cleo", commit, cleo);
        table.agree();
        table.everybodyTalks();
    }

    @Test
    void external_senders_propose_what_they_may() {
        Table table = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        Client service = table.people.client("service");
        table.admit("ann", service);
        Bytes id = table.get("ann").groupId();
        long epoch = table.get("ann").epoch();
        Proposal remove = new Proposal.Remove(table.leaf("cleo"));
        refused(
                Rejection.MESSAGE_SIGNATURE,
                () -> table.get("bob")
                        .receive(OutsideProposal.bySender(
                                id,
                                epoch,
                                0,
                                remove,
                                table.people.client("other").keys())));
        refused(
                Rejection.SENDER_UNKNOWN,
                () -> table.get("bob").receive(OutsideProposal.bySender(id, epoch, 1, remove, service.keys())));
        table.outside(OutsideProposal.bySender(id, epoch, 0, remove, service.keys()));
        table.commit("bob", CommitRequest.ofReceived());
        assertThat(table.members).containsOnlyKeys("ann", "bob");
        table.everybodyTalks();
    }

    @Test
    void a_group_is_reinitialised_with_another_suite() {
        Table old = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        Proposal reInit = new Proposal.ReInit(text("the new group"), 1, 3, Extensions.NONE);
        old.commit("bob", CommitRequest.of(List.of(reInit)));
        assertThat(old.get("cleo").reInit()).contains((Proposal.ReInit) reInit);
        assertThatThrownBy(() -> old.get("ann").encrypt(text("x"), NOTHING)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> old.get("ann").commit(CommitRequest.update()))
                .isInstanceOf(IllegalStateException.class);

        CipherSuite suite = CipherSuite.of(3);
        OwnKeyPackage bob = old.people.client("bob", suite).newKeyPackage(People.lifetime());
        OwnKeyPackage cleo = old.people.client("cleo", suite).newKeyPackage(People.lifetime());
        PendingCommit first = old.get("ann")
                .reinitialize(
                        old.people.client("ann", suite), List.of(bob.published(), cleo.published()), old.settings);
        Group ann = first.accept();
        Bytes welcome = first.welcome().orElseThrow();
        Joining joining = Joining.with(old.settings, id -> false);
        Group joined = joining.from(old.get("bob")).welcome(welcome, bob);
        assertThat(joined.epochAuthenticator()).isEqualTo(ann.epochAuthenticator());
        assertThat(joined.suite()).isEqualTo(suite);
        refused(Rejection.PSK_UNKNOWN, () -> joining.welcome(welcome, cleo));
        refused(
                Rejection.PSK_UNKNOWN,
                () -> joining.from(Table.of(CipherSuite.of(1), "dan").get("dan"))
                        .welcome(welcome, cleo));

        PendingCommit without =
                old.get("ann").reinitialize(old.people.client("ann", suite), List.of(bob.published()), old.settings);
        refused(
                Rejection.REINIT_MISMATCH,
                () -> joining.from(old.get("bob")).welcome(without.welcome().orElseThrow(), bob));
    }

    @Test
    void some_members_branch_off() {
        Table old = Table.of(CipherSuite.of(1), "ann", "bob", "cleo");
        OwnKeyPackage bob = old.people.keyPackage("bob");
        PendingCommit first =
                old.get("ann").branch(old.people.client("ann"), text("branch"), List.of(bob.published()), old.settings);
        Group ann = first.accept();
        Group joined = Joining.with(old.settings, id -> false)
                .from(old.get("bob"))
                .welcome(first.welcome().orElseThrow(), bob);
        assertThat(joined.epochAuthenticator()).isEqualTo(ann.epochAuthenticator());
        assertThat(old.get("ann").epoch()).isEqualTo(2);
        old.everybodyTalks();

        OwnKeyPackage dan = old.people.keyPackage("dan");
        PendingCommit withStranger = old.get("ann")
                .branch(
                        old.people.client("ann"),
                        text("branch 2"),
                        List.of(bob.published(), dan.published()),
                        old.settings);
        refused(
                Rejection.BRANCH_MISMATCH,
                () -> Joining.with(old.settings, id -> false)
                        .from(old.get("bob"))
                        .welcome(withStranger.welcome().orElseThrow(), bob));
    }

    @Test
    void a_welcome_is_for_those_it_names_alone() {
        Table table = Table.of(CipherSuite.of(1), "ann");
        OwnKeyPackage bob = table.people.keyPackage("bob");
        PendingCommit commit =
                table.get("ann").commit(CommitRequest.add(bob.published()).withoutTree());
        Bytes welcome = commit.welcome().orElseThrow();
        Joining joining = Joining.with(table.settings, id -> false);
        refused(Rejection.TREE_MISSING, () -> joining.welcome(welcome, bob));
        refused(
                Rejection.TREE_HASH,
                () -> joining.ratchetTree(table.get("ann").ratchetTree()).welcome(welcome, bob));
        refused(
                Rejection.WELCOME_NOT_FOR_US,
                () -> joining.ratchetTree(commit.ratchetTree()).welcome(welcome, table.people.keyPackage("eve")));
        refused(
                Rejection.GROUP_ID_IN_USE,
                () -> Joining.with(table.settings, id -> true)
                        .ratchetTree(commit.ratchetTree())
                        .welcome(welcome, bob));
        List<Group> joined = new ArrayList<>();
        joined.add(joining.ratchetTree(commit.ratchetTree()).welcome(welcome, bob));
        assertThat(joined.get(0).epochAuthenticator()).isEqualTo(commit.accept().epochAuthenticator());
    }
}
