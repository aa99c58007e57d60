package org.quietroom.encryption.mls.schedule;

import org.quietroom.encryption.mls.crypto.Secret;

/**
 * What the key schedule gives for an epoch: the secrets a member keeps while it lasts, and the {@code encryption_secret}, which
 * {@link SecretTree#of} takes over and splits up.
 */
public final class NewEpoch {
    private final EpochSecrets secrets;
    private final Secret encryptionSecret;

    NewEpoch(EpochSecrets secrets, Secret encryptionSecret) {
        this.secrets = secrets;
        this.encryptionSecret = encryptionSecret;
    }

    public EpochSecrets secrets() {
        return secrets;
    }

    public Secret encryptionSecret() {
        return encryptionSecret;
    }

    /** No secret. */
    @Override
    public String toString() {
        return "NewEpoch";
    }
}
