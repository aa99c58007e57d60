package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.crypto.tink.util.Bytes;

/**
 * Any text is either no sealed post, or exactly what would be written for what it holds; a body or a backup of any bytes is read or
 * refused. Nothing is ever thrown. Runs over recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class ArmourFuzzIT {
    private static final RecoveryCode CODE = RecoveryCode.generate();

    @FuzzTest
    void post(byte[] input) {
        String text = new String(input, UTF_8);
        Armour.read(text).ifPresent(payload -> {
            assertThat(Armour.write(payload))
                    .isEqualTo(text.replace("\r\n", "\n").strip());
            Post.read(payload);
        });
        if (input.length > 0 && input.length <= Armour.LONGEST) {
            Bytes payload = Bytes.copyFrom(input);
            assertThat(Armour.read(Armour.write(payload))).contains(payload);
            Post.read(payload);
        }
    }

    @FuzzTest
    void body(byte[] input) {
        String text = new String(input, UTF_8);
        assertThat(Body.read(text).text()).isEqualTo(text);
        RecoveryCode.read(text);
        assertThat(Backup.open(CODE, "room", "member", input)).isEmpty();
    }
}
