package org.quietroom.encryption.mls.wire;

/** Extension types, section 17.3. */
public final class ExtensionType {
    public static final int APPLICATION_ID = 1;
    public static final int RATCHET_TREE = 2;
    public static final int REQUIRED_CAPABILITIES = 3;
    public static final int EXTERNAL_PUB = 4;
    public static final int EXTERNAL_SENDERS = 5;

    private ExtensionType() {}

    /** Whether every client supports the type without listing it (section 7.2). */
    public static boolean isDefault(int type) {
        return type >= APPLICATION_ID && type <= EXTERNAL_SENDERS;
    }
}
