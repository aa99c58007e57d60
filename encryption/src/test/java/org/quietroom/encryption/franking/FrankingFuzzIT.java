package org.quietroom.encryption.franking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.wire.LogEntry;
import org.quietroom.encryption.wire.MalformedException;

/**
 * What a reporter, another member or a hub can write: any bytes are either refused, or written back byte for byte. Nothing else is ever
 * thrown. Runs over the recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class FrankingFuzzIT {
    private static final RoomId ROOM = new RoomId(new HostId("common"), "evening");

    private interface Form {
        byte[] readAndWrite(byte[] bytes) throws MalformedException;
    }

    @FuzzTest
    void report(byte[] input) {
        check(input, bytes -> Report.read(bytes, ROOM).bytes());
    }

    @FuzzTest
    void tag(byte[] input) {
        check(input, bytes -> FrankTag.read(bytes).authenticatedData());
    }

    @FuzzTest
    void frank(byte[] input) {
        check(input, bytes -> Frank.of(bytes).bytes());
    }

    @FuzzTest
    void logEntry(byte[] input) {
        check(input, bytes -> LogEntry.read(bytes).bytes());
    }

    /** Plaintext that no sender has committed to is never shown. */
    @FuzzTest
    void content(byte[] input) {
        try {
            Content.check(input, input, "quietroom:common/evening/" + "a".repeat(32), "quietroom:common/evening");
        } catch (MalformedException expected) {
            return;
        }
        throw new AssertionError("words were taken under a tag that is part of them");
    }

    private static void check(byte[] input, Form form) {
        byte[] again;
        try {
            again = form.readAndWrite(input);
        } catch (MalformedException expected) {
            return;
        }
        assertThat(again).isEqualTo(input);
    }
}
