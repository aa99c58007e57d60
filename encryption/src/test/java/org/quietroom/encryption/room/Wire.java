package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** Frames between a device that may be killed and whoever watches it: a kind and texts. What was sent arrives also if the sender is killed. */
final class Wire {
    /** The device is at a place of its steps. */
    static final char AT = 'A';
    /** The device asks the hub. */
    static final char CALL = 'C';
    /** The device asks for what waits for it. */
    static final char MAIL = 'M';
    /** The device has taken that many of the host's posts. */
    static final char TAKEN = 'T';
    /** The device hands a post to the host. */
    static final char POST = 'H';
    /** The device's program was told that words are sent. */
    static final char PROMISED = 'P';
    /** It was told that words were not sent. */
    static final char NOT_SENT = 'N';
    /** It has words as something that was said. */
    static final char HEARD = 'S';

    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    synchronized void send(char kind, String... texts) throws IOException {
        out.writeChar(kind);
        texts(texts);
    }

    synchronized void texts(String... texts) throws IOException {
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    synchronized void number(long number) throws IOException {
        out.writeLong(number);
        out.flush();
    }

    /** @throws java.io.EOFException if the other end is gone */
    char kind() throws IOException {
        return in.readChar();
    }

    String text() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    long number() throws IOException {
        return in.readLong();
    }
}
