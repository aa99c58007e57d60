package org.quietroom.encryption.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.Proof;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.port.ProofCheck;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.Reports;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.franking.Verification;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** Says of each text of a report what is proven: when it comes, and again when a key is there that was away. */
final class ReportProofs implements ProofCheck {
    private static final int VERSION = 1;

    private final HubStore store;
    private final Reports reports;

    ReportProofs(HubStore store, Reports reports) {
        this.store = store;
        this.reports = reports;
    }

    /** By what a report can be checked again: room and report. */
    static Exhibit exhibit(Report report, RoomId room) {
        return new Exhibit(new WireWriter()
                .u8(VERSION)
                .text(room.host().value())
                .text(room.value())
                .bytes(report.bytes())
                .done());
    }

    @Override
    public List<Proof> check(Exhibit exhibit) {
        WireReader in = WireReader.of(exhibit.bytes());
        try {
            if (in.u8() != VERSION) {
                throw new IllegalArgumentException("what the report is checked by is of another version");
            }
            RoomId room = new RoomId(new HostId(in.text()), in.text());
            return of(Report.read(in.bytes(in.left()), room), room);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("what the report is checked by is none", e);
        }
    }

    /** In the order of the report, the reporter's own words last. */
    List<Proof> of(Report report, RoomId room) {
        List<Verification> verifications = reports.verify(report, room);
        List<Proof> proofs = new ArrayList<>();
        for (int i = 0; i < verifications.size(); i++) {
            Report.Reported message = report.messages().get(i);
            State state = state(verifications.get(i));
            Optional<Pseudonym> author =
                    SealedNames.memberOf(room, message.content().sender()).flatMap(id -> member(room, id));
            proofs.add(author.map(known -> new Proof(proofs.size(), state, known, message.at()))
                    .orElseGet(() -> nobody(proofs.size(), state)));
        }
        if (!report.words().isBlank()) {
            proofs.add(new Proof(verifications.size(), State.REPORTER, null, null));
        }
        return proofs;
    }

    private static Proof nobody(int part, State state) {
        boolean open = state == State.VERIFIED || state == State.CANNOT_CHECK;
        return new Proof(part, open ? State.NOT_VERIFIED : state, null, (Instant) null);
    }

    /** Who has ever been in a room under this pseudonym. */
    Optional<Pseudonym> member(RoomId room, PseudonymId id) {
        return store.read(handle -> DeviceLog.member(handle, room, id));
    }

    private static State state(Verification verification) {
        return verification.match(new Verification.Cases<>() {
            @Override
            public State verified(Verification.Verified verified) {
                return State.VERIFIED;
            }

            @Override
            public State notVerified(Verification.NotVerified notVerified) {
                return switch (notVerified.reason()) {
                    case NO_PROOF -> State.ADDED;
                    case KEY_DESTROYED -> State.KEY_DESTROYED;
                    case NO_SUCH_MEMBER, OTHER_KEY, MISMATCH -> State.NOT_VERIFIED;
                };
            }

            @Override
            public State cannotCheckNow() {
                return State.CANNOT_CHECK;
            }
        });
    }
}
