package org.quietroom.core.port;

/**
 * Seals what must be stored and may not be read by a thief of the store.
 *
 * <p>Guarantee: what is sealed under one label opens only under the same label, unchanged. Limit: whoever holds the
 * keyset can open it. Blocking; safe for many threads. Arrays are neither kept nor changed.
 */
public interface EvidenceVault {
    /**
     * Seals bytes.
     *
     * @param label the row they belong to, such as {@code "case:K7-42F"}; authenticated, not stored
     * @throws UnavailableException if the key cannot be reached
     */
    byte[] seal(String label, byte[] plain);

    /**
     * Opens sealed bytes.
     *
     * @throws UnavailableException if the key cannot be reached, or the bytes were sealed under another key or label
     */
    byte[] open(String label, byte[] sealed);
}
