package org.quietroom.gateway.console;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.Proof;
import org.quietroom.gateway.console.CaseView.Badge;
import org.quietroom.moderation.desk.CaseFile;

/** Puts what is proven of a sealed room's report into a word, an icon and a sentence for each of its texts. */
final class Badges {
    private Badges() {}

    static List<Badge> of(CaseFile file, Look look) {
        Texts t = look.t();
        List<Badge> badges = new ArrayList<>();
        for (Proof proof : file.proofs()) {
            String name = proof.state().name();
            badges.add(new Badge(
                    title(proof, t), icon(proof.state()), t.of("proof.word." + name), sentence(proof, file, look)));
        }
        return badges;
    }

    /** The same words under the names that the badges use. */
    static TextView named(TextView text, List<Proof> proofs, Texts t) {
        List<TextView.Part> parts = new ArrayList<>(text.parts());
        for (Proof proof : proofs) {
            if (proof.part() < parts.size()) {
                TextView.Part part = parts.get(proof.part());
                parts.set(
                        proof.part(), new TextView.Part(title(proof, t), part.note(), part.pieces(), part.pictures()));
            }
        }
        return new TextView(parts, text.rewritten(), text.attachments());
    }

    private static String title(Proof proof, Texts t) {
        return proof.state() == Proof.State.REPORTER
                ? t.of("proof.reporter")
                : t.of("proof.message", "n", proof.part() + 1);
    }

    private static String sentence(Proof proof, CaseFile file, Look look) {
        Texts t = look.t();
        Pseudonym author = proof.author();
        var at = proof.sentAt();
        if (proof.state() == Proof.State.VERIFIED && author != null && at != null) {
            String time =
                    DateTimeFormatter.ofPattern(t.of("proof.date"), t.locale()).format(at.atZone(look.zone()));
            boolean alone = PrivateRoom.of(author.room()).isPresent();
            return t.of(
                    alone ? "proof.text.PRIVATE" : "proof.text.VERIFIED",
                    "name",
                    author.name(),
                    "room",
                    file.row().roomName(),
                    "time",
                    time);
        }
        return t.of("proof.text." + proof.state().name());
    }

    private static String icon(Proof.State state) {
        return switch (state) {
            case VERIFIED -> "check";
            case NOT_VERIFIED, KEY_DESTROYED -> "warn";
            case CANNOT_CHECK -> "wait";
            case ADDED, REPORTER -> "added";
        };
    }
}
