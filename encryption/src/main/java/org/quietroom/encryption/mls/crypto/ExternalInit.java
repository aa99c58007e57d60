package org.quietroom.encryption.mls.crypto;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;

/** What an external joiner starts from, section 8.3: what goes to the members, and the init secret both then share. */
public final class ExternalInit {
    private final Bytes kemOutput;
    private final Secret initSecret;

    ExternalInit(Bytes kemOutput, Secret initSecret) {
        this.kemOutput = requireNonNull(kemOutput, "kemOutput");
        this.initSecret = requireNonNull(initSecret, "initSecret");
    }

    public Bytes kemOutput() {
        return kemOutput;
    }

    public Secret initSecret() {
        return initSecret;
    }
}
