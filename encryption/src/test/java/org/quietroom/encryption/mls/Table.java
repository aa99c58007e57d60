package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.ExtensionType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.ExternalSender;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Proposal;

/** A group with all its members at one table: what one sends, all others receive. */
final class Table {
    final People people;
    final GroupSettings settings;
    final Map<String, Group> members = new LinkedHashMap<>();

    Table(People people, GroupSettings settings, String creator) {
        this.people = people;
        this.settings = settings;
        members.put(creator, people.create(creator, settings));
    }

    static Table of(CipherSuite suite, String... names) {
        People people = new People(suite);
        return of(people, people.settings(), names);
    }

    static Table of(People people, GroupSettings settings, String... names) {
        Table table = new Table(people, settings, names[0]);
        for (int i = 1; i < names.length; i++) {
            table.add(names[0], names[i]);
        }
        return table;
    }

    Group get(String name) {
        return members.get(name);
    }

    int leaf(String name) {
        return get(name).self().leaf();
    }

    void add(String by, String name) {
        OwnKeyPackage keyPackage = people.keyPackage(name);
        PendingCommit commit = get(by).commit(CommitRequest.add(keyPackage.published()));
        accept(by, commit);
        join(name, commit, keyPackage);
        agree();
    }

    void join(String name, PendingCommit commit, OwnKeyPackage keyPackage) {
        members.put(
                name,
                Joining.with(settings, id -> false).welcome(commit.welcome().orElseThrow(), keyPackage));
    }

    /** The committer enters the new epoch, and so do all others; whoever is removed leaves the table. */
    void accept(String by, PendingCommit commit) {
        members.put(by, commit.accept());
        others(by, (name, group) -> {
            Received received = group.receive(commit.message());
            if (received instanceof Received.Removed) {
                members.remove(name);
            } else {
                members.put(name, received.next());
            }
        });
    }

    void commit(String by, CommitRequest request) {
        accept(by, get(by).commit(request));
        agree();
    }

    /** Lets somebody from outside propose (section 12.1.8.1). */
    void admit(String by, Client service) {
        Bytes senders = new Writer()
                .list(List.of(new ExternalSender(service.keys().publicKey(), service.credential())))
                .toBytes();
        commit(
                by,
                CommitRequest.of(List.of(new Proposal.GroupContextExtensions(
                        Extensions.NONE.with(ExtensionType.EXTERNAL_SENDERS, senders)))));
    }

    void propose(String by, Sent sent) {
        members.put(by, sent.next());
        others(
                by,
                (name, group) -> members.put(name, group.receive(sent.message()).next()));
    }

    void outside(Bytes message) {
        others("", (name, group) -> members.put(name, group.receive(message).next()));
    }

    void says(String by, String words) {
        Sent sent = get(by).encrypt(People.text(words), People.text("aad"));
        members.put(by, sent.next());
        others(by, (name, group) -> {
            Received.Message message = (Received.Message) group.receive(sent.message());
            assertThat(message.data()).isEqualTo(People.text(words));
            assertThat(message.authenticatedData()).isEqualTo(People.text("aad"));
            assertThat(message.sender()).isEqualTo(get(by).self());
            members.put(name, message.next());
        });
    }

    void others(String but, BiConsumer<String, Group> each) {
        Map.copyOf(members).forEach((name, group) -> {
            if (!name.equals(but)) {
                each.accept(name, group);
            }
        });
    }

    /** All are in the same epoch with the same secrets and the same tree, and everybody can talk to everybody. */
    void agree() {
        Group any = members.values().iterator().next();
        assertThat(members.values()).allSatisfy(group -> {
            assertThat(group.epoch()).isEqualTo(any.epoch());
            assertThat(group.epochAuthenticator()).isEqualTo(any.epochAuthenticator());
            assertThat(group.ratchetTree()).isEqualTo(any.ratchetTree());
            assertThat(group.members()).hasSize(members.size());
        });
    }

    void everybodyTalks() {
        Map.copyOf(members).keySet().forEach(name -> says(name, "I am " + name));
    }

    KeyPackage published(String name) {
        return people.keyPackage(name).published();
    }
}
