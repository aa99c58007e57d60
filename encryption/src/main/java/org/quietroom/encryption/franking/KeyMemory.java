package org.quietroom.encryption.franking;

/** What is remembered of a key that is not there. */
public enum KeyMemory {
    /** It was never ours: what it marked proves nothing. */
    NEVER_OURS,
    /** It was ours, and may come again. */
    AWAY,
    /** It was ours and was destroyed: what it marked can never be verified again. */
    DESTROYED
}
