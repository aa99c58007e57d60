package org.quietroom.encryption.mls.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.Vectors;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

class CodecTest {
    @Test
    void lengths_of_the_family_deserialization() {
        List<JsonNode> cases = Vectors.all("deserialization");
        assertThat(cases).hasSize(14).allSatisfy(vector -> {
            Bytes header = Bytes.copyFrom(Vectors.bytes(vector, "vlbytes_header"));
            int length = vector.required("length").intValue();
            assertThat(Reader.whole(header, Reader::length)).isEqualTo(length);
            assertThat(new Writer().length(length).toBytes()).isEqualTo(header);
        });
    }

    @Test
    void a_length_is_as_short_as_can_be() {
        for (String longer : List.of("4000", "403f", "80000000", "8000003f", "80003fff")) {
            rejected(Rejection.LENGTH_NOT_MINIMAL, () -> reader(longer).length());
        }
        rejected(Rejection.LENGTH_INVALID, () -> reader("c0").length());
        rejected(Rejection.LENGTH_INVALID, () -> reader("ffffffff").length());
    }

    @Test
    void a_length_takes_no_memory_before_its_bytes_are_there() {
        rejected(Rejection.TRUNCATED, () -> reader("bfffffff").opaque());
        rejected(Rejection.TRUNCATED, () -> reader("bfffffff00").list(Reader::uint8));
        rejected(Rejection.TRUNCATED, () -> reader("8000").length());
        rejected(Rejection.TRUNCATED, () -> reader("").uint8());
    }

    @Test
    void a_vector_ends_with_its_last_element() {
        rejected(Rejection.TRUNCATED, () -> reader("03000102").list(Reader::uint16));
        assertThat(reader("0400010002").list(Reader::uint16)).containsExactly(1, 2);
    }

    @Test
    void an_optional_part_is_there_or_not() {
        assertThat(reader("00").optional(Reader::uint8)).isNull();
        assertThat(reader("0105").optional(Reader::uint8)).isEqualTo(5);
        rejected(Rejection.OPTIONAL_INVALID, () -> reader("0205").optional(Reader::uint8));
    }

    @Test
    void nothing_is_left_over() {
        rejected(Rejection.TRAILING_BYTES, () -> Reader.whole(bytes("0000"), Reader::uint8));
    }

    @Test
    void numbers_come_back() {
        Writer out = new Writer()
                .uint8(255)
                .uint16(65535)
                .uint32(0xffffffffL)
                .uint64(-1)
                .uint64(Long.MIN_VALUE);
        Reader in = Reader.of(out.toBytes());
        assertThat(in.uint8()).isEqualTo(255);
        assertThat(in.uint16()).isEqualTo(65535);
        assertThat(in.uint32()).isEqualTo(0xffffffffL);
        assertThat(in.uint64()).isEqualTo(-1);
        assertThat(in.uint64()).isEqualTo(Long.MIN_VALUE);
        in.end();
        assertThatThrownBy(() -> new Writer().uint8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Writer().uint32(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void rejected(Rejection reason, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        MlsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Reader reader(String hex) {
        return Reader.of(bytes(hex));
    }

    private static Bytes bytes(String hex) {
        return Bytes.copyFrom(HexFormat.of().parseHex(hex));
    }
}
