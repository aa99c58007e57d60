package org.quietroom.encryption.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;

/**
 * One line of a hub's log of devices: hub and clients make the log's head of the same bytes.
 *
 * @param index from 1
 * @param at Unix milliseconds
 * @param action {@code added} or {@code removed}
 * @param member the member's URI
 * @param device the device's name
 * @param signatureKey in base64url
 */
public record LogEntry(long index, long at, String action, String member, String device, String signatureKey) {
    private static final String LABEL = "quietroom/device-log/v1\n";

    /** Whether the device came in. */
    public boolean added() {
        return action.equals("added");
    }

    /** The log's head after this entry: SHA-256 over a label, the head before and the entry's bytes. */
    public byte[] headAfter(byte[] head) {
        byte[] input = new WireWriter()
                .bytes(LABEL.getBytes(US_ASCII))
                .bytes(head)
                .bytes(bytes())
                .done();
        return Hashing.sha256().hashBytes(input).asBytes();
    }

    /** The entry alone, as {@link #read} takes it. */
    public byte[] bytes() {
        return new WireWriter()
                .u64(index)
                .u64(at)
                .text(action)
                .text(member)
                .text(device)
                .text(signatureKey)
                .done();
    }

    /** What {@link #bytes} made. */
    public static LogEntry read(byte[] bytes) throws MalformedException {
        WireReader in = WireReader.of(bytes);
        LogEntry entry = new LogEntry(in.u64(), in.u64(), in.text(), in.text(), in.text(), in.text());
        in.end();
        return entry;
    }
}
