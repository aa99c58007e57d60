package org.quietroom.encryption.room;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/** Opens an attachment of a message that a member reported, by what the message says of it. Safe for many threads. */
public final class ReportedFile {
    private ReportedFile() {}

    /**
     * The file.
     *
     * @param room its room's name, as {@code SealedNames} gives it
     * @param sealed the whole ciphertext as the hub has it
     * @throws AttachmentRefusedException if it is not the ciphertext that the message names, or does not open
     */
    public static byte[] open(Attachment attachment, String room, byte[] sealed) {
        byte[] hash = Hashing.sha256().hashBytes(sealed).asBytes();
        if (sealed.length != attachment.size()
                || !MessageDigest.isEqual(hash, attachment.sha256().toByteArray())) {
            throw new AttachmentRefusedException("its ciphertext is another one");
        }
        ByteArrayOutputStream clear = new ByteArrayOutputStream(sealed.length);
        try {
            AttachmentCipher.open(attachment.key(), room, attachment.id(), sealed, clear);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return clear.toByteArray();
    }
}
