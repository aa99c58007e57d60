package org.quietroom.moderation.desk;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.Exhibit;

/** What reports are checked by again; only of those that could not be checked. Sealed about the author of the case. */
final class Exhibits {
    private final Sealer sealer;

    Exhibits(Sealer sealer) {
        this.sealer = sealer;
    }

    static String label(String caseId) {
        return "exhibit:" + caseId;
    }

    void keep(Handle handle, CaseId id, PseudonymId about, Exhibit exhibit) {
        handle.createUpdate("INSERT INTO desk_exhibit (id, exhibit) VALUES (:id, :exhibit)")
                .bind("id", id.value())
                .bind("exhibit", sealer.sealBytes(label(id.value()), about, exhibit.bytes()))
                .execute();
    }

    /** Empty if nothing of the case waits to be checked. */
    Optional<Exhibit> of(Handle handle, CaseId id) {
        return handle.createQuery("SELECT exhibit FROM desk_exhibit WHERE id = :id")
                .bind("id", id.value())
                .mapTo(byte[].class)
                .findOne()
                .map(kept -> new Exhibit(sealer.openBytes(label(id.value()), kept)));
    }

    static boolean waiting(Handle handle, CaseId id) {
        return handle.createQuery("SELECT count(*) FROM desk_exhibit WHERE id = :id")
                        .bind("id", id.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static List<CaseId> all(Handle handle) {
        return handle.createQuery("SELECT id FROM desk_exhibit ORDER BY id")
                .mapTo(String.class)
                .map(CaseId::new)
                .list();
    }

    static void delete(Handle handle, CaseId id) {
        handle.createUpdate("DELETE FROM desk_exhibit WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }
}
