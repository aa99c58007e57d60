package org.quietroom.gateway.console;

import java.util.Base64;
import java.util.List;
import org.quietroom.core.port.Picture;
import org.quietroom.moderation.desk.CasePicture;
import org.quietroom.moderation.desk.CaseText;
import org.quietroom.moderation.desk.PictureFacts;

/** Puts the pictures of a case on its page: blurred, with kind and size, until somebody asks for one and says why. */
final class Pictures {
    /** For a page that holds pictures: they stand in the page itself, so that there is no address at which one can be seen. */
    static final String POLICY = Headers.POLICY.replace("img-src 'self'", "img-src 'self' data:");

    private Pictures() {}

    static List<TextView.Shown> of(CaseText text, int part, Texts t) {
        return text.pictures().stream()
                .filter(picture -> picture.facts().part() == part)
                .map(picture -> shown(picture, t))
                .toList();
    }

    private static TextView.Shown shown(CasePicture picture, Texts t) {
        PictureFacts facts = picture.facts();
        byte[] image = picture.image().orElse(null);
        if (!facts.shown()) {
            return new TextView.Shown(missing(facts, t), "", "", 0, 0, false);
        }
        String about = t.of(
                image == null ? "picture.blurred" : "picture.shown",
                "n",
                facts.number(),
                "type",
                facts.said(),
                "width",
                String.valueOf(facts.width()),
                "height",
                String.valueOf(facts.height()),
                "kilobytes",
                String.valueOf(Math.max(1, facts.bytes() / 1024)));
        String alt = t.of(image == null ? "picture.alt-blurred" : "picture.alt", "n", facts.number());
        return new TextView.Shown(
                about,
                alt,
                data(image == null ? picture.preview() : image),
                facts.width(),
                facts.height(),
                image != null);
    }

    private static String missing(PictureFacts facts, Texts t) {
        return t.of(
                "picture.missing",
                "n",
                facts.number(),
                "type",
                facts.said(),
                "why",
                t.of("picture.why." + facts.state()));
    }

    /** How many came and how many of them cannot be shown; empty if none came. */
    static String counted(List<PictureFacts> pictures, Texts t) {
        long missing = pictures.stream()
                .filter(facts -> facts.state() != Picture.State.DRAWN)
                .count();
        return t.of("picture.counted", "n", pictures.size(), "missing", (int) missing);
    }

    private static String data(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
