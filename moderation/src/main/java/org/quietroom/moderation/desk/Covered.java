package org.quietroom.moderation.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;

/** The words of a case with their covers on: what is covered is not there any more, only as many blocks as it had units. */
final class Covered {
    private static final char BLOCK = '\u2588';

    private final Evidence evidence;
    private final List<Cover> original = new ArrayList<>();
    private final List<Cover> rewritten = new ArrayList<>();

    private Covered(Evidence evidence, List<Cover> covers) {
        this.evidence = evidence;
        int parts = evidence.submission().parts().size();
        for (Cover cover : covers) {
            if (cover.part() < parts) {
                original.add(cover);
            } else {
                rewritten.add(
                        new Cover(cover.kind(), cover.number(), cover.part() - parts, cover.start(), cover.end()));
            }
        }
    }

    static Covered of(Evidence evidence, Covers covers, Locale room) {
        List<Part> all = new ArrayList<>(evidence.submission().parts());
        all.addAll(evidence.rewritten());
        Locale said = evidence.submission().language();
        return new Covered(evidence, covers.of(all, said == null ? room : said));
    }

    /** Each value that is covered in what the member wrote, once, and each picture. */
    List<CaseFile.Covered> values() {
        Map<String, CaseFile.Covered> values = new LinkedHashMap<>();
        for (Cover cover : original) {
            values.merge(
                    cover.key(),
                    new CaseFile.Covered(cover.kind(), cover.number(), 1),
                    (one, other) -> new CaseFile.Covered(one.kind(), one.number(), one.times() + 1));
        }
        List<CaseFile.Covered> all = new ArrayList<>(values.values());
        evidence.shown().stream()
                .filter(PictureFacts::shown)
                .forEach(picture -> all.add(new CaseFile.Covered(PictureFacts.KIND, picture.number(), 1)));
        return List.copyOf(all);
    }

    /** The text; the covers with the key {@code opened} are off. */
    CaseText text(CaseId id, List<CasePicture> pictures, @Nullable String opened) {
        return new CaseText(
                id,
                masked(evidence.submission().parts(), original, opened),
                masked(evidence.rewritten(), rewritten, opened),
                evidence.flags(),
                evidence.submission().attachments(),
                original,
                rewritten,
                pictures,
                opened);
    }

    private static List<Part> masked(List<Part> parts, List<Cover> covers, @Nullable String opened) {
        List<Part> masked = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            StringBuilder text = new StringBuilder(parts.get(i).text());
            for (Cover cover : covers) {
                if (cover.part() == i && !cover.key().equals(opened)) {
                    for (int at = cover.start(); at < Math.min(cover.end(), text.length()); at++) {
                        text.setCharAt(at, BLOCK);
                    }
                }
            }
            masked.add(parts.get(i).withText(text.toString()));
        }
        return masked;
    }
}
