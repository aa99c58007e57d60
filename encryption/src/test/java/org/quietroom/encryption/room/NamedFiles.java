package org.quietroom.encryption.room;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Files at the hub, and how a message names them, for tests of other packages. */
public final class NamedFiles {
    private NamedFiles() {}

    /** Brings a file to the hub; returns what a message says of it. */
    public static String put(HubLink link, String room, String device, String type, byte[] file) throws IOException {
        Attachments attachments = new Attachments(new Asking(link), room, device);
        return Body.of("", java.util.List.of(attachments.put("a file", type, new ByteArrayInputStream(file))))
                .text();
    }
}
