package org.quietroom.encryption.mls.interop;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.mls.codec.Proposal;

/**
 * bcmls 1.84, the tree apart from the Welcome.
 *
 * <p>Its faults here: it has no stored form; it tells neither sender nor authenticated data; alone in a group it fails to commit with a
 * path (IndexOutOfBoundsException), so the first adds go without.
 */
final class BouncyParticipant implements Participant {
    private final String name;
    private final BouncyMember member;

    BouncyParticipant(String name) {
        this.name = name;
        try {
            this.member = new BouncyMember(1, name, true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Bytes keyPackage() throws Exception {
        return member.keyPackage();
    }

    @Override
    public void create(Bytes groupId) throws Exception {
        member.create(groupId);
    }

    @Override
    public void join(Bytes welcome, Bytes tree) throws Exception {
        member.join(welcome, tree);
    }

    @Override
    public Handover commit(List<Bytes> keyPackages, List<Integer> leaves) throws Exception {
        List<Proposal> proposals = new ArrayList<>();
        for (Bytes keyPackage : keyPackages) {
            proposals.add(BouncyMember.add(keyPackage));
        }
        leaves.forEach(leaf -> proposals.add(BouncyMember.remove(leaf)));
        BouncyMember.Commit made = member.commit(keyPackages.isEmpty(), false, proposals.toArray(Proposal[]::new));
        return new Handover(made.message(), made.welcome(), member.tree());
    }

    @Override
    public void receive(Bytes commit) throws Exception {
        member.receive(commit);
    }

    @Override
    public Bytes encrypt(Bytes data, Bytes authenticatedData) throws Exception {
        return member.encrypt(data, authenticatedData);
    }

    @Override
    public Opened decrypt(Bytes message) throws Exception {
        return new Opened(member.decrypt(message), null, null);
    }

    @Override
    public Bytes export(String label, Bytes context, int length) throws Exception {
        return member.export(label, context, length);
    }

    @Override
    public Bytes authenticator() {
        return member.epochAuthenticator();
    }

    @Override
    public int leaf() {
        return member.leaf();
    }

    @Override
    public boolean reload() {
        return false;
    }
}
