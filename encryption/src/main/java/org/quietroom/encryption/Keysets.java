package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything a keyset file holds, at one moment, ready to be used. Immutable; safe for many threads. */
final class Keysets {
    private static final String FINGERPRINT_LABEL = "quietroom/keyring/fingerprint/v1";
    private static final int FINGERPRINT_BYTES = 8;

    private final Map<Purpose, KeysetHandle> handles;
    private final Aead evidence;
    private final PrfSet pseudonyms;
    private final PrfSet franks;
    private final ReportKeys reports;
    private final String fingerprint;

    /** @throws GeneralSecurityException if a purpose lacks its keys, or they are not of its kind */
    Keysets(Map<Purpose, KeysetHandle> handles) throws GeneralSecurityException {
        this.handles = Map.copyOf(handles);
        this.evidence = primitive(Purpose.EVIDENCE, Aead.class);
        this.pseudonyms = primitive(Purpose.PSEUDONYM, PrfSet.class);
        this.franks = primitive(Purpose.FRANK, PrfSet.class);
        this.reports = new ReportKeys(of(Purpose.REPORT));
        this.fingerprint = HexFormat.of()
                .formatHex(primitive(Purpose.MARK, PrfSet.class)
                        .computePrimary(FINGERPRINT_LABEL.getBytes(US_ASCII), FINGERPRINT_BYTES));
    }

    KeysetHandle of(Purpose purpose) {
        return requireNonNull(handles.get(purpose), purpose.word());
    }

    Aead evidence() {
        return evidence;
    }

    PrfSet pseudonyms() {
        return pseudonyms;
    }

    PrfSet franks() {
        return franks;
    }

    ReportKeys reports() {
        return reports;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The ids of a purpose's keys, as unsigned 32-bit numbers. */
    Set<Long> ids(Purpose purpose) {
        Set<Long> ids = new TreeSet<>();
        KeysetHandle keyset = of(purpose);
        for (int i = 0; i < keyset.size(); i++) {
            ids.add(Integer.toUnsignedLong(keyset.getAt(i).getId()));
        }
        return ids;
    }

    /** The id of the key that new things of a purpose are made with. */
    long primary(Purpose purpose) {
        return Integer.toUnsignedLong(of(purpose).getPrimary().getId());
    }

    private <P> P primitive(Purpose purpose, Class<P> type) throws GeneralSecurityException {
        return of(purpose).getPrimitive(purpose.configuration(), type);
    }
}
