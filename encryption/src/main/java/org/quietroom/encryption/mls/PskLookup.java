package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.Rejection.PSK_UNKNOWN;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.schedule.Psk;
import org.quietroom.encryption.mls.schedule.PskSecret;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;

/** Finds pre-shared keys, section 8.4: external ones with the application, resumption keys in a group's own past. */
final class PskLookup {
    private final PreSharedKeys external;
    private final @Nullable State group;

    /** @param group whose epochs resumption keys may be of; null if there is none */
    PskLookup(PreSharedKeys external, @Nullable State group) {
        this.external = external;
        this.group = group;
    }

    /**
     * The {@code psk_secret} of these, in their order.
     *
     * @throws MlsException PSK_UNKNOWN if one is not at hand
     */
    Secret secret(CipherSuite suite, List<PreSharedKeyId> ids) {
        List<Psk> psks = new ArrayList<>();
        for (PreSharedKeyId id : ids) {
            psks.add(new Psk(id, find(id).orElseThrow(() -> new MlsException(PSK_UNKNOWN))));
        }
        return PskSecret.of(suite, psks);
    }

    private Optional<Secret> find(PreSharedKeyId id) {
        if (id instanceof PreSharedKeyId.External named) {
            return external.find(named.id());
        }
        PreSharedKeyId.Resumption resumption = (PreSharedKeyId.Resumption) id;
        if (group == null || !group.epoch.groupId().equals(resumption.groupId())) {
            return external.findResumption(resumption.groupId(), resumption.epoch());
        }
        return resumption.epoch() == group.epoch.number()
                ? Optional.of(group.epoch.secrets.resumptionPsk())
                : group.past.resumptionKey(resumption.epoch());
    }

    /** A fresh id of a resumption key. */
    static PreSharedKeyId resumption(CipherSuite suite, PreSharedKeyId.Usage usage, Bytes groupId, long epoch) {
        return new PreSharedKeyId.Resumption(
                usage, groupId, epoch, suite.random(suite.hashLength()).reveal());
    }
}
