package org.quietroom.moderation.desk;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.Place;

/** What every part of the desk stands on. */
record Ground(
        Store store,
        Sealer sealer,
        History history,
        AuditTrail audit,
        EffectStore effects,
        Pictures pictures,
        Exhibits exhibits,
        Places places,
        CareNotes notes,
        Covers covers,
        DeskSettings settings,
        Clock clock) {

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    Place place(CaseRow row) {
        return places.of(row.author().room());
    }

    /** The words of a case under their covers. */
    Covered covered(CaseRow row, Evidence evidence) {
        return Covered.of(evidence, covers, place(row).language());
    }

    /** What was stored of a case, or what stands for it after its member was forgotten. */
    Evidence evidence(Handle handle, CaseId id) {
        byte[] sealed = handle.createQuery("SELECT evidence FROM desk_case WHERE id = :id")
                .bind("id", id.value())
                .mapTo(byte[].class)
                .findOne()
                .orElseThrow(() -> new NoSuchCaseException(id));
        try {
            return sealer.open(Evidence.label(id.value()), sealed, Evidence.class);
        } catch (ForgottenException e) {
            return Evidence.erased(CaseRow.find(handle, id));
        }
    }

    /**
     * The same, for what needs the words.
     *
     * @throws ActRefusedException if they were erased
     */
    Evidence words(Handle handle, CaseId id) {
        Evidence evidence = evidence(handle, id);
        if (evidence.erased()) {
            throw new ActRefusedException(
                    "desk.erased",
                    "The text was erased with everything about its author. It can be neither shown nor published.");
        }
        return evidence;
    }
}
