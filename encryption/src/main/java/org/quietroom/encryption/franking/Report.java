package org.quietroom.encryption.franking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What a member hands to the moderators: messages of one room with their proofs, and a word of their own. The room is not in
 * it: it is the one in whose name the report is made. Immutable.
 */
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

    /**
     * Reads a report.
     *
     * @param room where it was made; a message of another room is not verified there
     * @throws MalformedException if it has another form
     */
    public static Report read(byte[] bytes, RoomId room) throws MalformedException {
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
            Content content = content(in, SealedNames.of(room));
            messages.add(new Reported(content, Frank.read(in), Instant.ofEpochMilli(in.u64()), in.u64()));
        }
        String words = in.text();
        in.end();
        return new Report(messages, words);
    }

    private static Content content(WireReader in, String room) throws MalformedException {
        byte[] salt = in.bytes(Content.SALT_LENGTH);
        return new Content(salt, room + "/" + in.text(), room, in.text());
    }

    /** As it is sealed. */
    public byte[] bytes() {
        WireWriter out = new WireWriter().u8(VERSION).u8(messages.size());
        messages.forEach(message -> out.bytes(message.content().salt())
                .text(member(message.content()))
                .text(message.content().body())
                .bytes(message.frank().bytes())
                .u64(message.at().toEpochMilli())
                .u64(message.sequence()));
        return out.text(words).done();
    }

    /** What follows the room in the member's name. */
    private static String member(Content content) {
        String prefix = content.room() + "/";
        return content.sender().startsWith(prefix) ? content.sender().substring(prefix.length()) : "";
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
