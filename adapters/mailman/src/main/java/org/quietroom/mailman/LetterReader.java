package org.quietroom.mailman;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * Reads a mail within bounds: {@value #MOST_DEPTH} levels of parts, {@value #MOST_PARTS} parts, {@value #MOST_HEADERS}
 * header lines of {@value #LONGEST_HEADER} bytes, {@value #LONGEST_TEXT} UTF-16 units of words. What is beyond is refused,
 * never cut, because what is cut off could be what matters. Its time and memory are linear in the mail. Pure.
 */
final class LetterReader {
    static final int LONGEST_TEXT = 200_000;
    private static final int MOST_DEPTH = 20;
    private static final int MOST_PARTS = 500;
    private static final int MOST_HEADERS = 1000;
    private static final int LONGEST_HEADER = 100_000;
    private static final MimeConfig BOUNDS = MimeConfig.custom()
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxLineLen(-1)
            .build();

    private LetterReader() {}

    /** What cannot be read; the message says why in words that may be shown to the author. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String why) {
            super(why);
        }
    }

    /** @throws UnreadableException if it is no mail, or beyond the bounds */
    static Letter read(byte[] mail) throws UnreadableException {
        MimeTokenStream stream = new MimeTokenStream(BOUNDS, new DefaultBodyDescriptorBuilder());
        try {
            stream.parse(new ByteArrayInputStream(mail));
            return walk(stream);
        } catch (MimeException | IOException | RuntimeException e) {
            throw new UnreadableException("it is not written as mail should be");
        }
    }

    private static Letter walk(MimeTokenStream stream) throws MimeException, IOException, UnreadableException {
        LetterHead head = new LetterHead();
        LetterBody body = new LetterBody();
        boolean begun = false;
        int depth = 0;
        int inner = 0;
        int parts = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_FIELD -> {
                    if (depth == 0) {
                        head.add(stream.getField());
                    }
                }
                case T_START_MESSAGE -> {
                    // The first is the mail itself; those inside are files that somebody forwarded.
                    if (begun) {
                        inner++;
                        body.forwarded(inner == 1);
                        depth = deeper(depth);
                    }
                    begun = true;
                }
                case T_END_MESSAGE -> {
                    depth = Math.max(0, depth - 1);
                    inner = Math.max(0, inner - 1);
                }
                case T_START_MULTIPART -> {
                    depth = deeper(depth);
                    if (inner == 0) {
                        body.open(stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT));
                    }
                }
                case T_END_MULTIPART -> {
                    depth--;
                    if (inner == 0) {
                        body.close();
                    }
                }
                case T_BODY -> {
                    if (++parts > MOST_PARTS) {
                        throw new UnreadableException("it has too many parts");
                    }
                    if (inner == 0) {
                        try (InputStream in = stream.getDecodedInputStream()) {
                            body.add((MaximalBodyDescriptor) stream.getBodyDescriptor(), in);
                        }
                    }
                }
                default -> {
                    // Preambles and epilogues are shown by no client (RFC 2046, section 5.1.1).
                }
            }
        }
        return head.with(body);
    }

    private static int deeper(int depth) throws UnreadableException {
        if (depth >= MOST_DEPTH) {
            throw new UnreadableException("its parts are nested too deeply");
        }
        return depth + 1;
    }
}
