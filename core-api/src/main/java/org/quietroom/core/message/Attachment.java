package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

/**
 * A file that came with a submission, by description; its bytes stay with the host. The name is hidden in
 * {@link #toString()}: people name files after themselves.
 *
 * @param name the file's name as the member gave it
 * @param mediaType such as {@code image/jpeg}; as declared, not verified
 * @param bytes its size, 0 or more
 */
public record Attachment(String name, String mediaType, long bytes) {
    /** @throws IllegalArgumentException if {@code bytes} is negative */
    public Attachment {
        requireNonNull(name, "name");
        requireNonNull(mediaType, "mediaType");
        if (bytes < 0) {
            throw new IllegalArgumentException("an attachment has 0 bytes or more");
        }
    }

    @Override
    public String toString() {
        return "Attachment[" + mediaType + ", " + bytes + " bytes, name hidden]";
    }
}
