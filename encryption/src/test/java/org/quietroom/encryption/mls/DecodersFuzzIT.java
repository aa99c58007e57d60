package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.function.Function;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.schedule.EpochSecrets;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupSecrets;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * Every decoder with any bytes: either they are refused with a reason, or what was read is written back byte for byte. Nothing else
 * is ever thrown. Runs over the recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class DecodersFuzzIT {
    private static final CipherSuite SUITE = CipherSuite.of(1);
    private static final Group RECEIVER = Circle.of(2).member(1);

    /** Seals nothing. */
    private static final Aead OPEN = new Aead() {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            return plaintext.clone();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            return ciphertext.clone();
        }
    };

    @FuzzTest
    void message(byte[] input) {
        check(input, bytes -> MlsMessage.of(bytes).message());
    }

    /** Whatever comes, a group refuses it: nobody here has its keys. */
    @FuzzTest
    void received(byte[] input) {
        try {
            RECEIVER.receive(Bytes.copyFrom(input));
        } catch (MlsException expected) {
            return;
        }
        throw new AssertionError("a group accepted what no member sent");
    }

    @FuzzTest
    void ratchetTree(byte[] input) {
        check(input, bytes -> {
            RatchetTree tree = RatchetTree.of(SUITE, Reader.whole(bytes, Node::listFrom));
            assertThat(tree.treeHash().size()).isEqualTo(SUITE.hashLength());
            TreeRules.checkMembersFit(tree, Extensions.NONE);
            return tree.encoded();
        });
    }

    @FuzzTest
    void proposal(byte[] input) {
        check(input, structure(Proposal::readFrom));
    }

    @FuzzTest
    void commit(byte[] input) {
        check(input, structure(Commit::readFrom));
    }

    @FuzzTest
    void leafNode(byte[] input) {
        check(input, structure(LeafNode::readFrom));
    }

    @FuzzTest
    void keyPackage(byte[] input) {
        check(input, structure(KeyPackage::readFrom));
    }

    @FuzzTest
    void authenticatedContent(byte[] input) {
        check(input, structure(AuthenticatedContent::readFrom));
    }

    @FuzzTest
    void groupSecrets(byte[] input) {
        check(input, bytes -> Reader.whole(bytes, GroupSecrets::readFrom).reveal());
    }

    @FuzzTest
    void extensions(byte[] input) {
        check(input, bytes -> {
            Extensions extensions = Reader.whole(bytes, Extensions::readFrom);
            extensions.check();
            return extensions.encoded();
        });
    }

    @FuzzTest
    void storedSecretTree(byte[] input) {
        check(input, bytes -> {
            Writer out = new Writer();
            Reader.whole(bytes, in -> SecretTree.restore(SUITE, in, Window.DEFAULT))
                    .store(out);
            return out.toBytes();
        });
    }

    @FuzzTest
    void storedEpochSecrets(byte[] input) {
        check(input, bytes -> {
            Writer out = new Writer();
            Reader.whole(bytes, in -> EpochSecrets.restore(SUITE, in)).store(out);
            return out.toBytes();
        });
    }

    /** As if somebody had the key that a program seals its groups with. */
    @FuzzTest
    void storedGroup(byte[] input) {
        Bytes bytes = Bytes.copyFrom(input);
        stored(() -> Group.restore(bytes, Circle.bytes("circle"), OPEN, Circle.SETTINGS)
                .save(OPEN));
        stored(() -> PendingCommit.restore(bytes, RECEIVER, OPEN).save(OPEN));
        stored(() -> OwnKeyPackage.restore(bytes, OPEN).save(OPEN));
    }

    private static void stored(Runnable restoreAndSave) {
        try {
            restoreAndSave.run();
        } catch (MlsException expected) {
            assertThat(expected.reason()).isEqualTo(Rejection.STORED_FORM);
        }
    }

    private static Function<Bytes, Bytes> structure(Function<Reader, ? extends Encodable> decoder) {
        return bytes -> Reader.<Encodable>whole(bytes, decoder::apply).encoded();
    }

    private static void check(byte[] input, Function<Bytes, Bytes> readAndWrite) {
        Bytes bytes = Bytes.copyFrom(input);
        Bytes again;
        try {
            again = readAndWrite.apply(bytes);
        } catch (MlsException expected) {
            return;
        }
        assertThat(again).isEqualTo(bytes);
    }
}
