package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * One line of the hub's log of devices.
 *
 * @param index from 1
 * @param at Unix milliseconds
 * @param action {@code added} or {@code removed}
 * @param member the member's URI
 * @param device the device's name
 * @param signatureKey in base64url
 */
record LogEntry(long index, long at, String action, String member, String device, String signatureKey) {
    private static final String LABEL = "quietroom/device-log/v1\n";

    static LogEntry of(JsonNode json) {
        return new LogEntry(
                Asking.number(json, "index"),
                Asking.number(json, "at"),
                Asking.text(json, "action"),
                Asking.text(json, "member"),
                Asking.text(json, "device"),
                Asking.text(json, "signatureKey"));
    }

    boolean added() {
        return action.equals("added");
    }

    /** The log's head after this entry. */
    Bytes headAfter(Bytes head) {
        byte[] bytes = new WireWriter()
                .bytes(LABEL.getBytes(US_ASCII))
                .bytes(head.toByteArray())
                .u64(index)
                .u64(at)
                .text(action)
                .text(member)
                .text(device)
                .text(signatureKey)
                .done();
        return Bytes.copyFrom(Hashing.sha256().hashBytes(bytes).asBytes());
    }

    byte[] stored() {
        return new WireWriter()
                .u64(index)
                .u64(at)
                .text(action)
                .text(member)
                .text(device)
                .text(signatureKey)
                .done();
    }

    static LogEntry restored(byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        LogEntry entry = new LogEntry(in.u64(), in.u64(), in.text(), in.text(), in.text(), in.text());
        in.end();
        return entry;
    }
}
