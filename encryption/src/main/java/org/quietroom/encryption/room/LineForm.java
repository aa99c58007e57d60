package org.quietroom.encryption.room;

import com.google.common.base.Enums;
import java.time.Instant;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** How lines are stored. */
final class LineForm {
    private static final int SAID = 1;
    private static final int NOTE = 2;
    private static final int NOT_SENT = 3;

    private LineForm() {}

    static byte[] stored(Line line) {
        WireWriter out = new WireWriter();
        if (line instanceof Line.Said said) {
            head(out.u8(SAID), said)
                    .u64(said.sequence())
                    .u8(said.own() ? 1 : 0)
                    .text(said.content().room())
                    .vector(said.content().bytes())
                    .vector(said.frank().bytes());
        } else if (line instanceof Line.Note note) {
            head(out.u8(NOTE), note).text(note.kind().name());
        } else if (line instanceof Line.NotSent lost) {
            head(out.u8(NOT_SENT), lost)
                    .u64(lost.sent())
                    .text(lost.words())
                    .text(lost.code())
                    .text(lost.text());
        }
        return out.done();
    }

    private static WireWriter head(WireWriter out, Line line) {
        return out.u64(line.at().toEpochMilli()).text(line.member()).text(line.name());
    }

    /** A line of this device's own store. */
    static Line read(long number, byte[] stored) {
        try {
            return restored(number, stored);
        } catch (MalformedException e) {
            throw new IllegalStateException("a line that this device keeps has a form unknown to this version", e);
        }
    }

    static Line restored(long number, byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        int form = in.u8();
        Instant at = Instant.ofEpochMilli(in.u64());
        String member = in.text();
        String name = in.text();
        Line line = switch (form) {
            case SAID -> said(in, number, at, member, name);
            case NOTE -> new Line.Note(number, kind(in.text()), at, member, name);
            case NOT_SENT -> new Line.NotSent(number, in.u64(), at, member, in.text(), in.text(), in.text());
            default -> throw new MalformedException("a line of another version");
        };
        in.end();
        return line;
    }

    private static Line.Kind kind(String name) throws MalformedException {
        return Enums.getIfPresent(Line.Kind.class, name)
                .toJavaUtil()
                .orElseThrow(() -> new MalformedException("a note of another version"));
    }

    private static Line said(WireReader in, long number, Instant at, String member, String name)
            throws MalformedException {
        long sequence = in.u64();
        boolean own = in.u8() == 1;
        String room = in.text();
        byte[] saltAndWords = in.vector();
        Frank frank = Frank.of(in.vector());
        return new Line.Said(
                number, sequence, at, member, name, own, Outgoing.content(member, room, saltAndWords), frank);
    }
}
