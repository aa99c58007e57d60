package org.quietroom.encryption.hub;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Plan;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Proof;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.Reports;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.wire.MalformedException;

/**
 * {@code report}: opens what a member sealed to the moderators, judges each message, and hands all of it to the desk as a
 * case about whoever sent the first of them, with its pictures. Who reported is not handed over, and nothing is kept here. What was said in a
 * private room is a case of the room in which the two met, so that what moderators decide holds where others read.
 */
final class MakeReport implements Operation {
    private static final FlagKind REPORT = new FlagKind("report");
    private static final Reading IN_ROOM = reading("reported by a member of the room");
    private static final Reading IN_PRIVATE =
            reading("said to one other member of the room alone; reported by one of the two");

    private final Reports reports;
    private final ReportProofs checks;
    private final ReportPictures pictures;
    private final CaseSink cases;

    MakeReport(Reports reports, ReportProofs checks, ReportPictures pictures, CaseSink cases) {
        this.reports = reports;
        this.checks = checks;
        this.pictures = pictures;
        this.cases = cases;
    }

    @Override
    public Access access() {
        return Access.NONE;
    }

    @Override
    public Reply run(Call call) {
        Report report = open(call);
        if (checks.member(call.room(), call.member().id()).isEmpty()) {
            throw Refusal.of(403, "report.member", "Only who was in this room can report from it.");
        }
        List<Proof> proofs = checks.of(report, call.room());
        boolean open = proofs.stream().anyMatch(proof -> proof.state() == State.CANNOT_CHECK);
        Optional<PrivateRoom> pair = PrivateRoom.of(call.room());
        Pseudonym about = about(proofs);
        CaseSink.Opened opened = cases.open(new CaseSink.Intake(
                pair.map(p -> p.outside(about)).orElse(about),
                submission(call, pair.map(PrivateRoom::parent).orElse(call.room()), report, proofs),
                decision(report, pair.isPresent() ? IN_PRIVATE : IN_ROOM),
                plan(),
                proofs,
                pictures.of(report, call.room()),
                open ? ReportProofs.exhibit(report, call.room()) : null));
        Json receipt = Json.object().put("receipt", opened.id().value());
        return Call.answer(opened.page() == null ? receipt : receipt.put("page", opened.page()));
    }

    private Report open(Call call) {
        long count = call.request().number("count", Report.MOST);
        byte[] sealed = call.request().bytes("sealed", call.limits().request());
        try {
            Report report = reports.open(sealed, call.room())
                    .orElseThrow(
                            () -> Refusal.of(
                                    422,
                                    "report.sealed",
                                    "The report was not sealed to this room's moderators. Load the page again and report once more."));
            if (report.messages().size() != count) {
                throw Refusal.badRequest("Field 'count' is not the number of messages in the report.");
            }
            return report;
        } catch (MalformedException e) {
            throw Framing.malformed("The report is none", e);
        }
    }

    /** Whom the case is about: the sender of the first verified message, so that a forged neighbour changes nothing. */
    private static Pseudonym about(List<Proof> proofs) {
        Comparator<Proof> verifiedFirst =
                Comparator.comparingInt((Proof proof) -> proof.state() == State.VERIFIED ? 0 : 1);
        return proofs.stream()
                .sorted(verifiedFirst)
                .map(Proof::author)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(() -> Refusal.of(422, "report.nobody", "The report names nobody of this room."));
    }

    private static Submission submission(Call call, RoomId room, Report report, List<Proof> proofs) {
        return new Submission(
                key(report, proofs),
                room,
                Kind.REPORT,
                parts(report),
                List.of(),
                new MessageId("sealed-" + report.messages().get(0).sequence()),
                null,
                null,
                true,
                call.now());
    }

    private static List<Part> parts(Report report) {
        List<Part> parts = new ArrayList<>();
        report.messages()
                .forEach(message -> parts.add(Part.body(shown(message.content().body()))));
        if (!report.words().isBlank()) {
            parts.add(Part.body(report.words()));
        }
        return parts;
    }

    /** The words, and of attachments that they are there: not what opens them. Pictures go to the desk by themselves. */
    private static String shown(String text) {
        Body body = Body.read(text);
        List<String> lines = new ArrayList<>();
        if (!body.words().isBlank() || body.attachments().isEmpty()) {
            lines.add(body.words());
        }
        body.attachments().forEach(file -> lines.add("[" + file.mediaType() + "] " + file.name()));
        return String.join("\n", lines);
    }

    /** The same messages, proven alike, are the same report, whoever makes it. */
    private static MessageId key(Report report, List<Proof> proofs) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (int i = 0; i < report.messages().size(); i++) {
            hasher.putBytes(report.messages().get(i).content().tag().bytes());
            hasher.putUnencodedChars(proofs.get(i).state().name()).putByte((byte) 0);
        }
        return new MessageId("sealed-report-" + hasher.hash());
    }

    private static Reading reading(String support) {
        return new Reading(
                Reading.Subject.UNKNOWN,
                Reading.Time.UNKNOWN,
                Reading.Voice.UNKNOWN,
                Reading.Stance.UNKNOWN,
                List.of(support),
                List.of());
    }

    private static Decision decision(Report report, Reading reading) {
        Flag flag = new Flag(REPORT, Severity.NONE, List.of(), "sealed/report", reading);
        return new Decision(Verdict.PASS, parts(report), List.of(flag), List.of());
    }

    private static Plan plan() {
        return new Plan(Answer.Action.PUBLISH, true, EnumSet.noneOf(Plan.Note.class), false, List.of(), false);
    }
}
