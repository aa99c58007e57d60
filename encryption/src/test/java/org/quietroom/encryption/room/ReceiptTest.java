package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiptTest {
    @Test
    void thePageIsTheHubs() {
        assertThat(Receipt.of("K7-42F", "https://desk.example/r/abc").page())
                .hasToString("Optional[https://desk.example/r/abc]");
        assertThat(Receipt.of("K7-42F", "http://127.0.0.1:8080/r/abc").page()).isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/r/abc",
                "javascript:alert(1)",
                "https:///r",
                "file:///etc/passwd",
                "https://a b/",
                "desk.example"
            })
    void whatIsNoWebPageIsLeftOut(String page) {
        Receipt receipt = Receipt.of("K7-42F", page);
        assertThat(receipt.page()).isEmpty();
        assertThat(receipt.number()).isEqualTo("K7-42F");
    }
}
