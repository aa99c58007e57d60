package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.failure.Rejection.CREDENTIAL_CHANGE;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_MALFORMED;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.PADDING;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.TOO_MANY_PROPOSALS;
import static org.quietroom.encryption.mls.failure.Rejection.VALUE_INVALID;
import static org.quietroom.encryption.mls.failure.Rejection.VERSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.WIRE_FORMAT;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extension;
import org.quietroom.encryption.mls.wire.ExtensionType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.UpdatePath;

/** Values that no type has, and what a leaf or an extension may not hold; RFC 9420 sections 5.3.1, 6, 7.3 and 13.4. */
class ForgedFormsTest extends ForgedInput {
    /** Where the public message of a member has its version, wire format, sender type, content type and type of proposal. */
    private static final int VERSION = 1;

    private static final int FORMAT = 3;
    private static final int SENDER = 4 + 1 + "circle".length() + 8;
    private static final int CONTENT = SENDER + 6;
    private static final int PROPOSAL = CONTENT + 1;

    @Test
    void valuesThatDoNotExist() {
        Bytes honest = forger.proposal(new Proposal.Remove(2));
        assertThat(circle.member(2).receive(honest)).isInstanceOf(Received.Proposed.class);
        refused(VERSION_UNSUPPORTED, with(honest, VERSION, 2));
        refused(WIRE_FORMAT, with(honest, FORMAT, 6));
        for (int none : new int[] {0, 5, 255}) {
            refused(VALUE_INVALID, with(honest, SENDER, none));
        }
        refused(VALUE_INVALID, with(honest, CONTENT, 4));
        refused(PROPOSAL_UNSUPPORTED, with(honest, PROPOSAL, 0x0a));
    }

    private static Bytes with(Bytes message, int at, int value) {
        byte[] changed = message.toByteArray();
        changed[at] = (byte) value;
        return Bytes.copyFrom(changed);
    }

    @Test
    void paddingThatIsNotZero() {
        assertThat(circle.member(2).receive(forger.dataBefore(new byte[3]))).isInstanceOf(Received.Message.class);
        refused(PADDING, forger.dataBefore(new byte[] {0, 0, 1}));
        refused(PADDING, forger.dataBefore(new byte[] {1}));
    }

    @Test
    void aLeafInTheNameOfSomebodyElse() {
        LeafNode own = forger.state.ownLeaf();
        refused(
                CREDENTIAL_CHANGE,
                forger.proposal(new Proposal.Update(
                        renamed(own.renewed(SUITE.generateHpkeKeys().publicKey(), new LeafNodeSource.InUpdate())))));
        refused(
                CREDENTIAL_CHANGE,
                forger.commitWithPath(path -> new UpdatePath(renamed(path.leafNode()), path.nodes())));
    }

    private LeafNode renamed(LeafNode leaf) {
        return forger.sign(LeafNode.unsigned(
                leaf.encryptionKey(),
                leaf.signatureKey(),
                new Credential.Basic(Circle.bytes("somebody else")),
                leaf.capabilities(),
                leaf.source(),
                leaf.extensions()));
    }

    @Test
    void extensions() {
        Client odd = new Client(
                new Credential.Basic(Circle.bytes("odd")),
                Circle.client(SUITE, "odd").keys(),
                Client.ofThisEngine(),
                Extensions.NONE.with(0xff00, Circle.NOTHING));
        refused(
                LEAF_EXTENSION_UNSUPPORTED,
                forger.proposal(
                        new Proposal.Add(odd.newKeyPackage(Circle.forEver()).published())));
        for (int type : new int[] {
            ExtensionType.REQUIRED_CAPABILITIES, ExtensionType.EXTERNAL_SENDERS, ExtensionType.EXTERNAL_PUB
        }) {
            refused(
                    EXTENSION_MALFORMED,
                    forger.proposal(new Proposal.GroupContextExtensions(
                            Extensions.NONE.with(type, Bytes.copyFrom(new byte[] {0x3f})))));
        }
        Extension twice = new Extension(0xff00, Circle.NOTHING);
        Bytes repeated = new Writer().list(List.of(twice, twice)).toBytes();
        Refusal.refused(EXTENSION_REPEATED, () -> Reader.whole(repeated, Extensions::readFrom));
    }

    /** Whoever sends proposals without end fills nobody's memory. */
    @Test
    void proposalsWithoutEnd() {
        ProposalStore store = ProposalStore.EMPTY;
        for (int i = 0; i < ProposalStore.MOST; i++) {
            store = store.with(proposal(i));
        }
        ProposalStore full = store;
        assertThat(full.with(proposal(0)).all()).as("one that is known").hasSize(ProposalStore.MOST);
        Refusal.refused(TOO_MANY_PROPOSALS, () -> full.with(proposal(ProposalStore.MOST)));
    }

    private static SentProposal proposal(int number) {
        return new SentProposal(
                new Proposal.Remove(2),
                new Sender.Member(1),
                new Writer().uint32(number).toBytes(),
                null);
    }
}
