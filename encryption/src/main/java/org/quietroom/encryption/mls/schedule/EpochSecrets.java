package org.quietroom.encryption.mls.schedule;

import com.google.crypto.tink.util.Bytes;
import java.util.EnumMap;
import java.util.Map;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/**
 * The secrets of one epoch that a member keeps while it lasts (RFC 9420 section 8, table 4), without the encryption secret,
 * which lives in the {@link SecretTree}. Safe for many threads.
 */
public final class EpochSecrets {
    /** In the order of the stored form. */
    private enum Name {
        SENDER_DATA("sender data"),
        EXPORTER("exporter"),
        EXTERNAL("external"),
        CONFIRMATION("confirm"),
        MEMBERSHIP("membership"),
        RESUMPTION("resumption"),
        AUTHENTICATOR("authentication"),
        INIT("init");

        private final String label;

        Name(String label) {
            this.label = label;
        }
    }

    private final CipherSuite suite;
    private final Map<Name, Secret> secrets;

    private EpochSecrets(CipherSuite suite, Map<Name, Secret> secrets) {
        this.suite = suite;
        this.secrets = secrets;
    }

    static EpochSecrets derivedFrom(CipherSuite suite, Secret epochSecret) {
        Map<Name, Secret> secrets = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            secrets.put(name, suite.deriveSecret(epochSecret, name.label));
        }
        return new EpochSecrets(suite, secrets);
    }

    /** {@code sender_data_secret}, of which section 6.3.2 derives its keys. */
    public Secret senderData() {
        return get(Name.SENDER_DATA);
    }

    /** {@code confirmation_key}, the key of the confirmation tag. */
    public Secret confirmationKey() {
        return get(Name.CONFIRMATION);
    }

    /** {@code membership_key}, the key of the membership tag. */
    public Secret membershipKey() {
        return get(Name.MEMBERSHIP);
    }

    /** {@code resumption_psk} (section 8.6). */
    public Secret resumptionPsk() {
        return get(Name.RESUMPTION);
    }

    /** {@code epoch_authenticator} (section 8.7); members may show it to each other. */
    public Secret epochAuthenticator() {
        return get(Name.AUTHENTICATOR);
    }

    /** {@code init_secret}, which leads into the next epoch. */
    public Secret init() {
        return get(Name.INIT);
    }

    /** {@code external_priv} and {@code external_pub} (section 8): derived anew at each call. */
    public HpkeKeys external() {
        return suite.deriveKeyPair(get(Name.EXTERNAL));
    }

    /**
     * {@code MLS-Exporter} (section 8.5).
     *
     * @param length bytes, 0 to 255 times the length of the suite's hash
     */
    public Secret export(String label, Bytes context, int length) {
        Secret derived = suite.deriveSecret(get(Name.EXPORTER), label);
        Secret exported = suite.expandWithLabel(derived, "exported", suite.hash(context), length);
        derived.destroy();
        return exported;
    }

    /** Overwrites all of them: the epoch is over, and with it every state that shares them. */
    public void destroy() {
        secrets.values().forEach(Secret::destroy);
    }

    /** Writes all secrets in clear, for a form that is sealed as a whole. */
    public void store(Writer out) {
        for (Name name : Name.values()) {
            out.opaque(get(name).reveal());
        }
    }

    /** @throws MlsException STORED_FORM if a secret has not the length of the suite's hash */
    public static EpochSecrets restore(CipherSuite suite, Reader in) {
        Map<Name, Secret> secrets = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            Secret secret = Secret.copyOf(in.opaque());
            MlsException.require(secret.size() == suite.hashLength(), Rejection.STORED_FORM);
            secrets.put(name, secret);
        }
        return new EpochSecrets(suite, secrets);
    }

    private Secret get(Name name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalStateException("every epoch has its " + name.label + " secret");
        }
        return secret;
    }

    /** No secret. */
    @Override
    public String toString() {
        return "EpochSecrets";
    }
}
