package org.quietroom.encryption.mls.schedule;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;

/**
 * The key schedule of RFC 9420 section 8, from the init secret of one epoch to the secrets of the next.
 *
 * <p>Secrets that are handed in stay the caller's to destroy. The group context is the encoded one of the new epoch.
 */
public final class KeySchedule {
    private KeySchedule() {}

    /** The {@code joiner_secret}: what a Welcome carries to new members. */
    public static Secret joinerSecret(CipherSuite suite, Secret initSecret, Secret commitSecret, Bytes groupContext) {
        Secret extracted = suite.extract(initSecret, commitSecret);
        Secret joiner = suite.expandWithLabel(extracted, "joiner", groupContext, suite.hashLength());
        extracted.destroy();
        return joiner;
    }

    /** The {@code welcome_secret}: what the group info in a Welcome is sealed under. */
    public static Secret welcomeSecret(CipherSuite suite, Secret joinerSecret, Secret pskSecret) {
        Secret extracted = suite.extract(joinerSecret, pskSecret);
        Secret welcome = suite.deriveSecret(extracted, "welcome");
        extracted.destroy();
        return welcome;
    }

    /** The secrets of the epoch that a joiner secret and its pre-shared keys lead into. */
    public static NewEpoch epoch(CipherSuite suite, Secret joinerSecret, Secret pskSecret, Bytes groupContext) {
        Secret extracted = suite.extract(joinerSecret, pskSecret);
        Secret epochSecret = suite.expandWithLabel(extracted, "epoch", groupContext, suite.hashLength());
        extracted.destroy();
        NewEpoch epoch = enter(suite, epochSecret);
        epochSecret.destroy();
        return epoch;
    }

    /** The first epoch of a group of one, whose epoch secret is drawn at random (section 11). */
    public static NewEpoch firstEpoch(CipherSuite suite) {
        Secret epochSecret = suite.random(suite.hashLength());
        NewEpoch epoch = enter(suite, epochSecret);
        epochSecret.destroy();
        return epoch;
    }

    private static NewEpoch enter(CipherSuite suite, Secret epochSecret) {
        return new NewEpoch(
                EpochSecrets.derivedFrom(suite, epochSecret), suite.deriveSecret(epochSecret, "encryption"));
    }
}
