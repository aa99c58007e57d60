package org.quietroom.encryption.mls.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.Vectors.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

class TranscriptHashesTest {
    static Stream<Arguments> vectors() {
        return Vectors.ours("transcript-hashes");
    }

    @Test
    void everyCaseIsSeen() {
        Vectors.assertCounted("transcript-hashes", 3, 4);
    }

    /** An {@code AuthenticatedContent} with a commit ends with its confirmation tag: all before it is the hash's input. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aCommitMovesBothHashesOn(String name, JsonNode vector) {
        CipherSuite suite = CipherSuite.of(Vectors.suite(vector));
        byte[] content = bytes(vector, "authenticated_content");
        int tagAt = content.length - suite.hashLength();
        Bytes input = Bytes.copyFrom(content, 0, tagAt - 1);
        Bytes tag = Bytes.copyFrom(Arrays.copyOfRange(content, tagAt, content.length));

        Bytes confirmed = TranscriptHashes.confirmed(
                suite, Bytes.copyFrom(bytes(vector, "interim_transcript_hash_before")), input);
        assertThat(confirmed).isEqualTo(Bytes.copyFrom(bytes(vector, "confirmed_transcript_hash_after")));
        assertThat(TranscriptHashes.interim(suite, confirmed, tag))
                .isEqualTo(Bytes.copyFrom(bytes(vector, "interim_transcript_hash_after")));
        assertThat(suite.macVerifies(Secret.copyOf(bytes(vector, "confirmation_key")), confirmed, tag))
                .isTrue();
    }
}
