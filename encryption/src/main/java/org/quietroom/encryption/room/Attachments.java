package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/** Files that go with messages: to the hub and back, as ciphertext. Blocking; safe for many threads. */
public final class Attachments {
    private static final int ID_LENGTH = 24;

    private final Asking hub;
    private final String room;
    private final String device;

    Attachments(Asking hub, String room, String device) {
        this.hub = hub;
        this.room = room;
        this.device = device;
    }

    /**
     * Brings a file to the hub, encrypted under a key of its own, to be named in a message.
     *
     * @param name as others shall see it, up to 255 bytes
     * @param mediaType up to 100 bytes
     * @param clear read to its end; held in memory as ciphertext
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is larger than the hub takes, or a name too long
     */
    public Attachment put(String name, String mediaType, InputStream clear) throws IOException {
        CipherSuite suite = CipherSuite.of(1);
        String id = Asking.encode(suite.random(ID_LENGTH).reveal());
        Bytes key = suite.random(Attachment.KEY_LENGTH).reveal();
        long most = RoomView.ask(hub).longestAttachment;
        byte[] sealed = AttachmentCipher.seal(key, room, id, clear, most);
        Attachment attachment = new Attachment(id, sealed.length, key, Bytes.copyFrom(sha256(sealed)), mediaType, name);
        for (int from = 0, place = 0; from < sealed.length; from += AttachmentCipher.PIECE, place++) {
            byte[] piece = Arrays.copyOfRange(sealed, from, Math.min(sealed.length, from + AttachmentCipher.PIECE));
            hub.ask(
                    "attach",
                    Asking.request()
                            .put("device", device)
                            .put("attachment", id)
                            .put("size", sealed.length)
                            .put("place", place)
                            .put("bytes", Asking.encode(piece)));
        }
        return attachment;
    }

    /**
     * Fetches what a message names. Nothing is written unless its ciphertext is the one the message names.
     *
     * @throws AttachmentRefusedException if it is not
     * @throws HubRefusedException with status 404 if it is not kept any longer
     * @throws IOException if it cannot be written
     */
    public void get(Attachment attachment, OutputStream clear) throws IOException {
        long most = RoomView.ask(hub).longestAttachment;
        if (attachment.size() > most) {
            throw new AttachmentRefusedException("it is larger than the hub takes");
        }
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        for (int place = 0; sealed.size() < attachment.size(); place++) {
            JsonNode answer = hub.ask(
                    "attachment",
                    Asking.request()
                            .put("device", device)
                            .put("attachment", attachment.id())
                            .put("place", place));
            Bytes piece = Asking.bytes(answer, "bytes").orElseThrow(() -> new HubAwayException("attachment"));
            if (piece.size() == 0 || sealed.size() + (long) piece.size() > attachment.size()) {
                throw new AttachmentRefusedException("its pieces have another length");
            }
            sealed.writeBytes(piece.toByteArray());
        }
        byte[] whole = sealed.toByteArray();
        if (!MessageDigest.isEqual(sha256(whole), attachment.sha256().toByteArray())) {
            throw new AttachmentRefusedException("its ciphertext is another one");
        }
        AttachmentCipher.open(attachment.key(), room, attachment.id(), whole, clear);
    }

    /** Takes back an attachment that this member put. */
    public void takeBack(Attachment attachment) {
        hub.ask("detach", Asking.request().put("device", device).put("attachment", attachment.id()));
    }

    private static byte[] sha256(byte[] bytes) {
        return Hashing.sha256().hashBytes(bytes).asBytes();
    }
}
