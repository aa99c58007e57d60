package org.quietroom.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PrfInputTest {
    @Test
    void differentTextsNeverMeet() {
        List<byte[]> inputs = List.of(
                PrfInput.of("l", "a", "bc"),
                PrfInput.of("l", "ab", "c"),
                PrfInput.of("l", "abc"),
                PrfInput.of("la", "bc"),
                PrfInput.of("l", "a", "b", "c"),
                PrfInput.of("l", "", "abc"),
                PrfInput.of("l", "abc", ""),
                PrfInput.of("l", "?"),
                PrfInput.of("l", "\uD800"),
                PrfInput.of("l", "\uDC00"),
                PrfInput.of("l", "é"),
                PrfInput.of("l", "e\u0301"));

        Set<String> distinct = inputs.stream().map(HexFormat.of()::formatHex).collect(Collectors.toSet());

        assertThat(distinct).hasSameSizeAs(inputs);
    }

    @Test
    void theFormIsFixedForEver() {
        assertThat(HexFormat.of().formatHex(PrfInput.of("q/v1", "é", "")))
                .isEqualTo("00000004" + "0071002f00760031" + "00000001" + "00e9" + "00000000");
    }
}
