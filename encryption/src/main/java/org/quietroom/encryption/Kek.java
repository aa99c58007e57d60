package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.quietroom.encryption.KeyRingException.Kind.LOCKED;
import static org.quietroom.encryption.KeyRingException.Kind.UNWRITABLE;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key-encryption key: what a keyset file is sealed under. It is 32 random bytes as text (base64, or 64 hexadecimal digits)
 * from a file, an environment variable or a command, or a key that a key service keeps.
 *
 * <p>It is asked for when it is first needed, and kept in memory from then on, so that a file can be read again while the
 * program runs. Guarantee: neither the key nor what a command says is in any message. Safe for many threads.
 */
public final class Kek {
    private static final int BYTES = 32;
    private static final int HEX = 64;

    private final String name;
    private final Source source;
    private volatile @Nullable Opened opened;

    private Kek(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /** The key in a file, which its owner alone may read. */
    public static Kek file(Path file) {
        return new Kek("the file " + file, () -> ofText(KekSources.file(file)));
    }

    /**
     * The key in a file, which is made with a new random key and mode 600 if it is not there.
     *
     * @throws KeyRingException of kind {@code UNWRITABLE} if it cannot be made
     */
    public static Kek fileOrNew(Path file) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(US_ASCII);
        try {
            var unused = new OwnedFile(file).create(text, () -> {});
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyRingException(
                    UNWRITABLE,
                    "the file " + file + " for a new key cannot be made ("
                            + e.getClass().getSimpleName() + "): give a folder that you may write and that has space",
                    e);
        }
        return file(file);
    }

    /**
     * The key in an environment variable.
     *
     * @param value null if it is not set
     */
    public static Kek variable(String variable, @Nullable String value) {
        return new Kek("the environment variable " + variable, () -> {
            if (value == null) {
                throw new GeneralSecurityException("it is not set");
            }
            return ofText(value);
        });
    }

    /** The key as a command prints it, which is run without a shell and given 30 seconds. */
    public static Kek command(List<String> words) {
        List<String> copy = List.copyOf(words);
        return new Kek("the command " + copy.get(0), () -> ofText(KekSources.command(copy)));
    }

    /**
     * A key in a key service, by an address that a {@link com.google.crypto.tink.KmsClient} knows: one that was handed to
     * {@link com.google.crypto.tink.KmsClients#add}, or one that is found on the class path, with its default credentials.
     */
    public static Kek service(String uri) {
        return new Kek("the key service for " + uri, () -> new Opened(KekSources.service(uri), "service"));
    }

    private static Opened ofText(String text) throws GeneralSecurityException {
        byte[] key = bytes(text.strip());
        if (key.length != BYTES) {
            throw new GeneralSecurityException("what it gives is not 32 bytes as base64 or hexadecimal");
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] id = mac.doFinal("quietroom/kek/id/v1".getBytes(US_ASCII));
        return new Opened(CleartextKeys.aead(key), HexFormat.of().formatHex(id, 0, 8));
    }

    private static byte[] bytes(String text) throws GeneralSecurityException {
        try {
            if (text.length() == HEX) {
                return HexFormat.of().parseHex(text);
            }
            String standard = text.replace('-', '+').replace('_', '/');
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** @throws KeyRingException of kind {@code LOCKED} if it cannot be had */
    Aead aead() {
        return opened().aead;
    }

    /** A public name of this key, 16 hexadecimal digits or {@code service}; says nothing about the key. */
    String id() {
        return opened().id;
    }

    private Opened opened() {
        Opened known = opened;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (opened == null) {
                try {
                    opened = source.open();
                } catch (GeneralSecurityException e) {
                    throw new KeyRingException(
                            LOCKED,
                            "the key-encryption key cannot be had from " + name + ": " + e.getMessage()
                                    + ". Mend that, or name another place below keyset: in the configuration. Nothing was"
                                    + " changed",
                            e);
                }
            }
            return requireNonNull(opened, "opened");
        }
    }

    /** Where it comes from; not the key. */
    @Override
    public String toString() {
        return name;
    }

    /** Gets the key. */
    @FunctionalInterface
    private interface Source {
        /** @throws GeneralSecurityException if it cannot; the message says why and holds nothing secret */
        Opened open() throws GeneralSecurityException;
    }

    private static final class Opened {
        private final Aead aead;
        private final String id;

        private Opened(Aead aead, String id) {
            this.aead = aead;
            this.id = id;
        }
    }
}
