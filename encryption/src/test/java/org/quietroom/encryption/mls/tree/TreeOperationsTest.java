package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.Proposal;

class TreeOperationsTest {
    static Stream<Arguments> vectors() {
        return Vectors.ours("tree-operations");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("tree-operations", 5, 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aProposalChangesTheTreeAsItShould(String name, JsonNode vector) {
        RatchetTree before = tree(vector, "tree_before");
        assertThat(before.treeHash()).isEqualTo(Bytes.copyFrom(bytes(vector, "tree_hash_before")));

        Proposal proposal = Reader.whole(Bytes.copyFrom(bytes(vector, "proposal")), Proposal::readFrom);
        RatchetTree after =
                applied(before, proposal, vector.required("proposal_sender").intValue());

        assertThat(after.encoded()).isEqualTo(Bytes.copyFrom(bytes(vector, "tree_after")));
        assertThat(after.treeHash()).isEqualTo(Bytes.copyFrom(bytes(vector, "tree_hash_after")));
        assertThat(before.encoded()).as("the tree before").isEqualTo(Bytes.copyFrom(bytes(vector, "tree_before")));
    }

    private static RatchetTree applied(RatchetTree tree, Proposal proposal, int sender) {
        if (proposal instanceof Proposal.Add add) {
            return tree.add(add.keyPackage().leafNode());
        }
        if (proposal instanceof Proposal.Update update) {
            return tree.update(sender, update.leafNode());
        }
        return tree.remove((int) ((Proposal.Remove) proposal).removed());
    }

    static RatchetTree tree(JsonNode vector, String field) {
        return RatchetTree.of(
                CipherSuite.of(Vectors.suite(vector)),
                Reader.whole(Bytes.copyFrom(bytes(vector, field)), Node::listFrom));
    }
}
