package org.quietroom.anonymity;

import java.nio.ByteBuffer;

/** Turns a label and texts into bytes, one to one: every text is preceded by its length and written as UTF-16. */
final class PrfInput {
    private PrfInput() {}

    static byte[] of(String label, String... texts) {
        int size = size(label);
        for (String text : texts) {
            size += size(text);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        put(bytes, label);
        for (String text : texts) {
            put(bytes, text);
        }
        return bytes.array();
    }

    private static int size(String text) {
        return Integer.BYTES + text.length() * Character.BYTES;
    }

    private static void put(ByteBuffer bytes, String text) {
        bytes.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
    }
}
