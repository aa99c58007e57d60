package org.quietroom.encryption.mls.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Case;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.schedule.RatchetKind;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Working-group family message-protection; the sender is leaf 1 of 2. */
class MessageProtectionVectorsTest {
    private static final int SENDER = 1;

    @Test
    void counted() {
        Vectors.assertCounted("message-protection", 3, 4);
    }

    static Stream<Arguments> cases() {
        return Vectors.ours("message-protection");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void proposals(String name, JsonNode vector) {
        Content proposal = Reader.whole(Case.bytes(vector, "proposal"), Proposal::readFrom);
        Setup setup = new Setup(vector);
        setup.opensPublic("proposal_pub", proposal);
        setup.opensPrivate("proposal_priv", proposal);
        setup.protectsPublic(proposal);
        setup.protectsPrivate(proposal);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void commits(String name, JsonNode vector) {
        Content commit = Reader.whole(Case.bytes(vector, "commit"), Commit::readFrom);
        Setup setup = new Setup(vector);
        setup.opensPublic("commit_pub", commit);
        setup.opensPrivate("commit_priv", commit);
        setup.protectsPublic(commit);
        setup.protectsPrivate(commit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void application_data(String name, JsonNode vector) {
        Content data = new ApplicationData(Case.bytes(vector, "application"));
        Setup setup = new Setup(vector);
        setup.opensPrivate("application_priv", data);
        setup.protectsPrivate(data);
        assertThatThrownBy(() -> setup.protectsPublic(data)).isInstanceOf(IllegalArgumentException.class);
        PublicMessage inClear =
                new PublicMessage(setup.framed(data), new FramedContentAuthData(setup.context, null), setup.context);
        assertThatThrownBy(() -> PublicFraming.unprotect(setup.suite, inClear, setup.membershipKey, setup.context))
                .isInstanceOfSatisfying(
                        MlsException.class, e -> assertThat(e.reason()).isEqualTo(Rejection.APPLICATION_IN_CLEAR));
    }

    private static final class Setup {
        final JsonNode vector;
        final CipherSuite suite;
        final Bytes context;
        final Secret membershipKey;
        final Secret senderDataSecret;
        final SignatureKeys keys;

        Setup(JsonNode vector) {
            this.vector = vector;
            this.suite = Case.suite(vector);
            this.context = new GroupContext(
                            suite.id(),
                            Case.bytes(vector, "group_id"),
                            vector.required("epoch").longValue(),
                            Case.bytes(vector, "tree_hash"),
                            Case.bytes(vector, "confirmed_transcript_hash"),
                            Extensions.NONE)
                    .encoded();
            this.membershipKey = Case.secret(vector, "membership_key");
            this.senderDataSecret = Case.secret(vector, "sender_data_secret");
            this.keys = new SignatureKeys(
                    suite, Case.bytes(vector, "signature_pub"), Case.secret(vector, "signature_priv"));
        }

        SecretTree secretTree() {
            return SecretTree.of(suite, Case.secret(vector, "encryption_secret"), 2, Window.DEFAULT);
        }

        RatchetKind ratchet(Content content) {
            return content instanceof ApplicationData ? RatchetKind.APPLICATION : RatchetKind.HANDSHAKE;
        }

        FramedContent framed(Content content) {
            return new FramedContent(
                    Case.bytes(vector, "group_id"),
                    vector.required("epoch").longValue(),
                    new Sender.Member(SENDER),
                    Bytes.copyFrom(new byte[] {1, 2, 3}),
                    content);
        }

        AuthenticatedContent signed(WireFormat format, Content content) {
            FramedContent framed = framed(content);
            return new AuthenticatedContent(
                    format,
                    framed,
                    new FramedContentAuthData(
                            ContentAuthentication.sign(keys, format, framed, context),
                            content instanceof Commit ? suite.hash(context) : null));
        }

        void opensPublic(String field, Content expected) {
            assertOpens((PublicMessage) MlsMessage.of(Case.bytes(vector, field)), expected);
        }

        void opensPrivate(String field, Content expected) {
            assertOpens((PrivateMessage) MlsMessage.of(Case.bytes(vector, field)), expected);
        }

        void protectsPublic(Content content) {
            AuthenticatedContent signed = signed(WireFormat.PUBLIC_MESSAGE, content);
            assertOpens(PublicFraming.protect(suite, signed, membershipKey, context), content);
        }

        void protectsPrivate(Content content) {
            AuthenticatedContent signed = signed(WireFormat.PRIVATE_MESSAGE, content);
            SecretTree.Step step = secretTree().next(SENDER, ratchet(content));
            assertOpens(PrivateFraming.protect(suite, signed, senderDataSecret, step.key(), 17), content);
        }

        void assertOpens(PublicMessage message, Content expected) {
            AuthenticatedContent opened = PublicFraming.unprotect(suite, message, membershipKey, context);
            assertVerified(opened, expected);
            assertThatThrownBy(() -> PublicFraming.unprotect(suite, message, senderDataSecret, context))
                    .isInstanceOfSatisfying(
                            MlsException.class, e -> assertThat(e.reason()).isEqualTo(Rejection.MEMBERSHIP_TAG));
        }

        void assertOpens(PrivateMessage message, Content expected) {
            SenderData sender = PrivateFraming.senderData(suite, message, senderDataSecret);
            assertThat(sender.leafIndex()).isEqualTo(SENDER);
            SecretTree.Step step = secretTree().take(SENDER, ratchet(expected), sender.generation());
            assertVerified(PrivateFraming.unprotect(suite, message, sender, step.key()), expected);
        }

        private void assertVerified(AuthenticatedContent opened, Content expected) {
            assertThat(opened.content().content()).isEqualTo(expected);
            assertThat(opened.content().sender()).isEqualTo(new Sender.Member(SENDER));
            assertThat(ContentAuthentication.verifies(suite, keys.publicKey(), opened, context))
                    .isTrue();
            assertThat(ContentAuthentication.verifies(suite, keys.publicKey(), opened, suite.hash(context)))
                    .isFalse();
        }
    }
}
