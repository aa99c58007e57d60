package org.quietroom.encryption.mls.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.Case;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;

/** Working-group family messages: 300 cases of 17 structures; all are read whole and written back byte for byte. */
class MessagesVectorsTest {
    @Test
    void every_structure_is_read_and_written_back() {
        List<JsonNode> cases = Vectors.all("messages");
        assertThat(cases).hasSize(300).allSatisfy(vector -> {
            for (String message : List.of(
                    "mls_welcome",
                    "mls_group_info",
                    "mls_key_package",
                    "public_message_application",
                    "public_message_proposal",
                    "public_message_commit",
                    "private_message")) {
                roundTrip(vector, message, bytes -> MlsMessage.of(bytes).message());
            }
            proposal(vector, "add_proposal", ProposalType.ADD);
            proposal(vector, "update_proposal", ProposalType.UPDATE);
            proposal(vector, "remove_proposal", ProposalType.REMOVE);
            proposal(vector, "pre_shared_key_proposal", ProposalType.PSK);
            proposal(vector, "re_init_proposal", ProposalType.REINIT);
            proposal(vector, "external_init_proposal", ProposalType.EXTERNAL_INIT);
            proposal(vector, "group_context_extensions_proposal", ProposalType.GROUP_CONTEXT_EXTENSIONS);
            roundTrip(
                    vector,
                    "commit",
                    bytes -> Reader.whole(bytes, Commit::readFrom).encoded());
            roundTrip(
                    vector,
                    "group_secrets",
                    bytes -> Reader.whole(bytes, GroupSecrets::readFrom).reveal());
            roundTrip(vector, "ratchet_tree", bytes -> {
                Writer out = new Writer();
                Node.writeList(out, Reader.whole(bytes, Node::listFrom));
                return out.toBytes();
            });
        });
    }

    /** The vectors hold proposals without their type. */
    private static void proposal(JsonNode vector, String field, int type) {
        Bytes typed = new Writer().uint16(type).fixed(Case.bytes(vector, field)).toBytes();
        Proposal read = Reader.whole(typed, Proposal::readFrom);
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.encoded()).isEqualTo(typed);
    }

    private static void roundTrip(JsonNode vector, String field, UnaryOperator<Bytes> readAndWrite) {
        Bytes given = Case.bytes(vector, field);
        assertThat(readAndWrite.apply(given)).as(field).isEqualTo(given);
    }

    @Test
    void no_message_cut_short_or_drawn_out_is_read() {
        JsonNode vector = Vectors.all("messages").get(0);
        for (String field : List.of("mls_welcome", "mls_key_package", "public_message_commit", "private_message")) {
            byte[] whole = Vectors.bytes(vector, field);
            for (int length = 0; length < whole.length; length++) {
                Bytes cut = Bytes.copyFrom(whole, 0, length);
                assertThatThrownBy(() -> MlsMessage.of(cut)).isInstanceOf(MlsException.class);
            }
            Bytes longer = new Writer().fixed(whole).uint8(0).toBytes();
            assertThatThrownBy(() -> MlsMessage.of(longer)).isInstanceOf(MlsException.class);
        }
    }
}
