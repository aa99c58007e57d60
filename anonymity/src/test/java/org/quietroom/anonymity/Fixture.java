package org.quietroom.anonymity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;

/** Keys, a vault, a clock and people for tests. */
final class Fixture {
    static final HostId HOST = new HostId("forum");
    static final RoomId EVENING = new RoomId(HOST, "evening");
    static final RoomId MORNING = new RoomId(HOST, "morning");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-05-03T13:51:07.123Z"), ZoneOffset.UTC);
    static final NamePool NAMES = NamePool.english();
    static final EvidenceVault VAULT = new OneKeyVault();

    private Fixture() {}

    static AccountId account(String value) {
        return new AccountId(HOST, value);
    }

    static VeiledIdentities open(DataSource source, KeysetHandle keys) {
        return open(source, keys, VAULT, NAMES);
    }

    static VeiledIdentities open(DataSource source, KeysetHandle keys, EvidenceVault vault, NamePool names) {
        return VeiledIdentities.open(source, prfs(keys), vault, names, CLOCK);
    }

    /** The store behind a few connections that are kept open, for tests that do much. */
    static HikariDataSource pool(DataSource store) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(store);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    static KeysetHandle keys() {
        try {
            return KeysetHandle.generateNew(hmac(), PrfConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same keys and a new primary one. */
    static KeysetHandle rotated(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.importKey(keys().getPrimary().getKey())
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrfSet prfs(KeysetHandle keys) {
        try {
            return keys.getPrimitive(PrfConfig2026.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HmacPrfParameters hmac() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(32)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }

    /** Seals as the program's vault does, with one key for all tests. */
    private static final class OneKeyVault implements EvidenceVault {
        private final Aead aead;

        private OneKeyVault() {
            try {
                aead = KeysetHandle.generateNew(XChaCha20Poly1305Parameters.create(), AeadConfig2026.get())
                        .getPrimitive(AeadConfig2026.get(), Aead.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] seal(String label, byte[] plain) {
            try {
                return aead.encrypt(plain, label.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] open(String label, byte[] sealed) {
            try {
                return aead.decrypt(sealed, label.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new UnavailableException("does not open", e);
            }
        }
    }
}
