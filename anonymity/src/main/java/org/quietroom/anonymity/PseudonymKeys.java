package org.quietroom.anonymity;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.UnavailableException;

/** What is derived under the pseudonym keys, each under a label of its own. Immutable; safe for many threads. */
final class PseudonymKeys {
    private static final String ID_LABEL = "quietroom/pseudonym/v1";
    private static final String NAME_LABEL = "quietroom/pseudonym-name/v1";
    private static final String PROOF_LABEL = "quietroom/pseudonym-key-proof/v1";
    private static final int ID_BYTES = 16;

    private final Prf primary;
    private final String primaryId;
    private final Map<String, Prf> all = new LinkedHashMap<>();

    PseudonymKeys(PrfSet prfs) {
        try {
            Map<Integer, Prf> given = prfs.getPrfs();
            Prf first = given.get(prfs.getPrimaryId());
            if (first == null) {
                throw new IllegalArgumentException("the pseudonym keys have no primary key");
            }
            this.primary = first;
            this.primaryId = name(prfs.getPrimaryId());
            all.put(primaryId, first);
            given.forEach((id, prf) -> all.putIfAbsent(name(id), prf));
        } catch (GeneralSecurityException e) {
            throw keysFail(e);
        }
    }

    /** The id of the key that new rows are derived with. */
    String primaryId() {
        return primaryId;
    }

    /** The ids that this account has in this room under each key, the primary key's first. */
    List<PseudonymId> idsOf(AccountId account, RoomId room) {
        byte[] input = PrfInput.of(ID_LABEL, room.host().value(), room.value(), account.value());
        List<PseudonymId> ids = new ArrayList<>(all.size());
        for (Prf prf : all.values()) {
            ids.add(new PseudonymId(hex(prf, input)));
        }
        return ids;
    }

    /** Random-looking bytes for the nth attempt at a name, from 0. */
    byte[] nameBytes(AccountId account, RoomId room, int attempt) {
        return compute(
                primary,
                PrfInput.of(NAME_LABEL, room.host().value(), room.value(), account.value(), Integer.toString(attempt)),
                NamePool.BYTES);
    }

    /** What shows that a key of this id is the same key as before: by id. */
    Map<String, String> proofs() {
        byte[] input = PrfInput.of(PROOF_LABEL);
        Map<String, String> proofs = new LinkedHashMap<>();
        all.forEach((id, prf) -> proofs.put(id, hex(prf, input)));
        return proofs;
    }

    private static String hex(Prf prf, byte[] input) {
        return HexFormat.of().formatHex(compute(prf, input, ID_BYTES));
    }

    private static byte[] compute(Prf prf, byte[] input, int bytes) {
        try {
            return prf.compute(input, bytes);
        } catch (GeneralSecurityException e) {
            throw keysFail(e);
        }
    }

    private static String name(int id) {
        return Integer.toUnsignedString(id);
    }

    private static UnavailableException keysFail(GeneralSecurityException e) {
        return new UnavailableException("the pseudonym keys cannot be used: run doctor and look at the keyset file", e);
    }
}
