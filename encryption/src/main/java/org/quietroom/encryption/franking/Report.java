package org.quietroom.encryption.franking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** What a member hands to the moderators: messages with their proofs, and a word of their own. Immutable. */
public final class Report {
    /** The most messages of one report. */
    public static final int MOST = 50;

    private static final int VERSION = 1;

    private final List<Reported> messages;
    private final String words;

    /** @throws IllegalArgumentException if there is no message, or more than {@link #MOST} */
    public Report(List<Reported> messages, String words) {
        if (messages.isEmpty() || messages.size() > MOST) {
            throw new IllegalArgumentException("a report has 1 to " + MOST + " messages");
        }
        this.messages = List.copyOf(messages);
        this.words = words;
    }

    /** @throws MalformedException if it has another form */
    public static Report read(byte[] bytes) throws MalformedException {
        WireReader in = WireReader.of(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("a report of another version");
        }
        int count = in.u8();
        if (count == 0 || count > MOST) {
            throw new MalformedException("a report has 1 to " + MOST + " messages");
        }
        List<Reported> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(new Reported(Content.read(in), Frank.read(in), Instant.ofEpochMilli(in.u64()), in.u64()));
        }
        String words = in.text();
        in.end();
        return new Report(messages, words);
    }

    /** As it is sealed. */
    public byte[] bytes() {
        WireWriter out = new WireWriter().u8(VERSION).u8(messages.size());
        messages.forEach(message -> out.bytes(message.content().bytes())
                .bytes(message.frank().bytes())
                .u64(message.at().toEpochMilli())
                .u64(message.sequence()));
        return out.text(words).done();
    }

    /** In the reporter's order. */
    public List<Reported> messages() {
        return messages;
    }

    /** What the reporter adds; may be empty. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return "Report[" + messages.size() + " messages hidden]";
    }

    /**
     * One message as it is reported.
     *
     * @param content what it is said to be
     * @param frank the hub's mark
     * @param at when the hub passed it on, as it is said
     * @param sequence its place in the room, as it is said; nothing proves it
     */
    public record Reported(Content content, Frank frank, Instant at, long sequence) {}
}
