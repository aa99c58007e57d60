package org.quietroom.encryption.mls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.Circle;
import org.quietroom.encryption.mls.Client;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings;
import org.quietroom.encryption.mls.Joining;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.TestAead;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Proposal;

/** This engine. Lifetimes are not looked at: bcmls makes key packages that never expire. */
final class EngineParticipant implements Participant {
    static final GroupSettings SETTINGS =
            Circle.SETTINGS.withLifetimes(Clock.systemUTC(), GroupSettings.Lifetimes.NEVER);

    private final String name;
    private final Client client;
    private final GroupSettings settings;
    private final Aead aead = TestAead.create();
    private @Nullable OwnKeyPackage own;
    private @Nullable Group group;

    EngineParticipant(String name) {
        this(name, 1, SETTINGS);
    }

    EngineParticipant(String name, int suite, GroupSettings settings) {
        this.name = name;
        this.client = Circle.client(CipherSuite.of(suite), name);
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    private Group here() {
        if (group == null) {
            throw new IllegalStateException("in no group");
        }
        return group;
    }

    /** The group itself, for what other implementations have no word for. */
    Group group() {
        return here();
    }

    void enter(Group next) {
        group = next;
    }

    Client client() {
        return client;
    }

    OwnKeyPackage own() {
        if (own == null) {
            throw new IllegalStateException("no key package");
        }
        return own;
    }

    @Override
    public Bytes keyPackage() {
        own = client.newKeyPackage(Circle.forEver());
        return own.published().encoded();
    }

    @Override
    public void create(Bytes groupId) {
        group = Group.create(client, groupId, Extensions.NONE, settings);
    }

    @Override
    public void join(Bytes welcome, Bytes tree) {
        group = Joining.with(settings, id -> false).ratchetTree(tree).welcome(welcome, own());
    }

    @Override
    public Handover commit(List<Bytes> keyPackages, List<Integer> leaves) {
        List<Proposal> proposals = new ArrayList<>();
        keyPackages.forEach(each -> proposals.add(new Proposal.Add(Reader.whole(each, KeyPackage::readFrom))));
        leaves.forEach(leaf -> proposals.add(new Proposal.Remove(leaf)));
        PendingCommit made = here().commit(CommitRequest.of(proposals).withoutTree());
        group = made.accept();
        return new Handover(made.message(), made.welcome().orElse(null), made.ratchetTree());
    }

    @Override
    public void receive(Bytes commit) {
        Received received = here().receive(commit);
        if (received instanceof Received.Committed) {
            group = received.next();
        }
    }

    @Override
    public Bytes encrypt(Bytes data, Bytes authenticatedData) {
        Sent sent = here().encrypt(data, authenticatedData);
        group = sent.next();
        return sent.message();
    }

    @Override
    public Opened decrypt(Bytes message) {
        Received.Message received = (Received.Message) here().receive(message);
        group = received.next();
        Credential.Basic sender = (Credential.Basic) received.sender().credential();
        return new Opened(
                received.data(),
                received.authenticatedData(),
                new String(sender.identity().toByteArray(), UTF_8));
    }

    @Override
    public Bytes export(String label, Bytes context, int length) {
        return here().export(label, context, length).reveal();
    }

    @Override
    public Bytes authenticator() {
        return here().epochAuthenticator();
    }

    @Override
    public int leaf() {
        return here().self().leaf();
    }

    @Override
    public boolean reload() {
        Group before = here();
        group = Group.restore(before.save(aead), before.groupId(), aead, settings);
        return true;
    }
}
