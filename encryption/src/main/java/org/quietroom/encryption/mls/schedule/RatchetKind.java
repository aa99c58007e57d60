package org.quietroom.encryption.mls.schedule;

/** The two ratchets of each member (RFC 9420 section 9). */
public enum RatchetKind {
    /** For proposals and commits. */
    HANDSHAKE("handshake"),
    /** For application messages. */
    APPLICATION("application");

    final String label;

    RatchetKind(String label) {
        this.label = label;
    }
}
