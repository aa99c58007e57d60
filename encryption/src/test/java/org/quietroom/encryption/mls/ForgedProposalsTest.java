package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_REMOVED;
import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_UPDATES_SELF;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_WITHOUT_PATH;
import static org.quietroom.encryption.mls.failure.Rejection.CONFIRMATION_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_INIT_IN_MEMBER_COMMIT;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_CONTEXT_EXTENSIONS_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_KEYS_EQUAL;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SUITE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CHANGED_TWICE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_INDEX;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_LIFETIME;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SOURCE;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_NONCE;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_USAGE;
import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_NOT_ALONE;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_VERSION;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProposalOrRef;
import org.quietroom.encryption.mls.wire.ProtocolVersion;

/** Forged proposals and commits, RFC 9420 sections 10 and 12. */
class ForgedProposalsTest extends ForgedInput {
    @Test
    void commitsWithoutThePathTheyNeed() {
        refused(COMMIT_WITHOUT_PATH, forger.commit());
        refused(
                COMMIT_WITHOUT_PATH,
                forger.commit(Forger.byValue(new Proposal.Remove(2)), forger.state.epoch.tree.remove(2)));
        refused(COMMIT_WITHOUT_PATH, forger.commit(new Proposal.GroupContextExtensions(Extensions.NONE)));
    }

    @Test
    void listsOfProposals() {
        Proposal.Remove remove = new Proposal.Remove(2);
        refused(COMMITTER_REMOVED, forger.commitWithPath(ForgedInput::asItIs, new Proposal.Remove(1)));
        refused(LEAF_CHANGED_TWICE, forger.commitWithPath(ForgedInput::asItIs, remove, remove));
        refused(LEAF_INDEX, forger.commitWithPath(ForgedInput::asItIs, new Proposal.Remove(3)));
        refused(LEAF_INDEX, forger.commitWithPath(ForgedInput::asItIs, new Proposal.Remove(1L << 31)));
        refused(
                COMMITTER_UPDATES_SELF,
                forger.commitWithPath(
                        ForgedInput::asItIs,
                        new Proposal.Update(forger.path().path().leafNode())));
        refused(
                EXTERNAL_INIT_IN_MEMBER_COMMIT,
                forger.commitWithPath(ForgedInput::asItIs, new Proposal.ExternalInit(Circle.NOTHING)));
        Proposal extensions = new Proposal.GroupContextExtensions(Extensions.NONE);
        refused(GROUP_CONTEXT_EXTENSIONS_REPEATED, forger.commitWithPath(ForgedInput::asItIs, extensions, extensions));
        Proposal reInit = new Proposal.ReInit(Circle.bytes("next"), ProtocolVersion.MLS10, 1, Extensions.NONE);
        refused(REINIT_NOT_ALONE, forger.commit(reInit, remove));
        refused(REINIT_VERSION, forger.commit(new Proposal.ReInit(Circle.bytes("next"), 0, 1, Extensions.NONE)));
        refused(
                PROPOSAL_UNKNOWN,
                forger.commit(
                        List.of(new ProposalOrRef.ByReference(Bytes.copyFrom(new byte[32]))), forger.state.epoch.tree));
        refused(
                EXTENSION_UNSUPPORTED,
                forger.commitWithPath(
                        ForgedInput::asItIs,
                        new Proposal.GroupContextExtensions(Extensions.NONE.with(0xff00, Circle.NOTHING))));
    }

    @Test
    void preSharedKeys() {
        Bytes nonce = Bytes.copyFrom(new byte[32]);
        refused(PSK_UNKNOWN, forger.commit(psk(new PreSharedKeyId.External(Circle.bytes("id"), nonce))));
        refused(PSK_NONCE, forger.commit(psk(new PreSharedKeyId.External(Circle.bytes("id"), Circle.NOTHING))));
        Proposal reInit =
                psk(new PreSharedKeyId.Resumption(PreSharedKeyId.Usage.REINIT, Circle.bytes("circle"), 1, nonce));
        refused(PSK_USAGE, forger.commit(reInit));
        Proposal known = psk(new PreSharedKeyId.Resumption(
                PreSharedKeyId.Usage.APPLICATION, Circle.bytes("circle"), receiver.epoch(), nonce));
        refused(PSK_REPEATED, forger.commit(known, known));
        refused(CONFIRMATION_TAG, forger.commit(known));
    }

    private static Proposal psk(PreSharedKeyId id) {
        return new Proposal.PreSharedKey(id);
    }

    @Test
    void keyPackages() {
        Client client = Circle.client(SUITE, "newcomer");
        KeyPackage honest = client.newKeyPackage(Circle.forEver()).published();
        add(
                KEY_PACKAGE_SIGNATURE,
                new KeyPackage(
                        1,
                        1,
                        SUITE.generateHpkeKeys().publicKey(),
                        honest.leafNode(),
                        honest.extensions(),
                        honest.signature()));
        add(
                KEY_PACKAGE_SUITE,
                new KeyPackage(2, 1, honest.initKey(), honest.leafNode(), honest.extensions(), honest.signature()));
        add(
                KEY_PACKAGE_SUITE,
                Circle.client(CipherSuite.of(3), "three")
                        .newKeyPackage(Circle.forEver())
                        .published());
        add(
                KEY_PACKAGE_KEYS_EQUAL,
                KeyPackage.signed(
                        client.keys(), honest.leafNode().encryptionKey(), honest.leafNode(), Extensions.NONE));
        add(
                LEAF_SIGNATURE,
                KeyPackage.signed(
                        client.keys(),
                        honest.initKey(),
                        honest.leafNode().signed(SignatureKeys.generate(SUITE), Circle.NOTHING, 0),
                        Extensions.NONE));
        add(
                LEAF_SOURCE,
                KeyPackage.signed(
                        client.keys(),
                        honest.initKey(),
                        honest.leafNode()
                                .renewed(honest.leafNode().encryptionKey(), new LeafNodeSource.InUpdate())
                                .signed(client.keys(), Circle.bytes("circle"), 3),
                        Extensions.NONE));
        add(PUBLIC_KEY, KeyPackage.signed(client.keys(), Circle.bytes("none"), honest.leafNode(), Extensions.NONE));
        add(LEAF_LIFETIME, client.newKeyPackage(new Lifetime(0, 1)).published());
        add(LEAF_LIFETIME, client.newKeyPackage(new Lifetime(0, -1)).published());
        long now = System.currentTimeMillis() / 1_000;
        add(
                LEAF_LIFETIME,
                client.newKeyPackage(new Lifetime(now + 3_600, now + 7_200)).published());
        KeyPackage twice = client.newKeyPackage(Circle.forEver()).published();
        refused(KEY_PACKAGE_REPEATED, forger.commit(new Proposal.Add(honest), new Proposal.Add(twice)));
        KeyPackage member =
                circle.member(2).client().newKeyPackage(Circle.forEver()).published();
        refused(
                LEAF_SIGNATURE_KEY_NOT_UNIQUE,
                forger.commit(
                        Forger.byValue(new Proposal.Add(member)), forger.state.epoch.tree.add(member.leafNode())));
    }

    private void add(Rejection reason, KeyPackage keyPackage) {
        refused(reason, forger.proposal(new Proposal.Add(keyPackage)));
        refused(reason, forger.commit(new Proposal.Add(keyPackage)));
    }
}
