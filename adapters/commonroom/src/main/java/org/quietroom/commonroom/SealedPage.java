package org.quietroom.commonroom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Asset;
import org.quietroom.core.verdict.Severity;

/** The page of a sealed room: a frame that the browser client fills, because only the browser has the keys. */
final class SealedPage {
    /** The client's file. */
    static final String PROGRAM = "sealed.js";

    /** The phrases by which the client knows on the device that words sound like a crisis. */
    static final String PACK = "crisis.json";

    /** As for every page, but forms go nowhere and no text becomes markup; pictures are those that the client decrypted. */
    static final String CSP =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src blob:;"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types 'none'";

    private SealedPage() {}

    /**
     * The page of one member.
     *
     * @param before what the page loads before the client; may be nothing
     * @param pack null if there is none: then no help is offered on the device
     * @param help what is offered, by severity
     */
    static Html of(
            Room room,
            Member member,
            int limit,
            SealedWords words,
            Asset program,
            Html before,
            @Nullable Asset pack,
            Map<Severity, String> help) {
        return Html.of(
                """
                <!doctype html>
                <html lang="{}"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>{} · Common Room</title>
                <link rel="stylesheet" href="/room.css"><script src="/room.js" defer></script>
                {}{}
                </head><body>
                <div class="room sealed">
                <header><nav aria-label="{}"><a href="/">{}</a> {}</nav>
                <h1 id="title" tabindex="-1">{}</h1>
                {}
                </header>
                <main id="sealed" data-base="/rooms/{}" data-live="/live-sealed/{}" data-form="{}" data-limit="{}"
                data-title="{}"{}>
                <p class="say">{}</p>
                </main>
                <div id="help" hidden>{}</div></div>
                </body></html>
                """,
                words.language(),
                room.title(),
                before,
                script(PROGRAM, program),
                words.places(),
                words.rooms(),
                words.leave(),
                room.title(),
                words.whoSees(),
                room.key(),
                room.key(),
                member.formToken,
                limit,
                room.title(),
                pack == null
                        ? Html.NOTHING
                        : Html.of(" data-pack=\"/sealed/{}\" data-integrity=\"{}\"", PACK, pack.integrity()),
                words.without(),
                help(help));
    }

    /** A file of the client, which the browser holds against its digest. */
    static Html script(String name, Asset file) {
        return Html.of(
                "<script type=\"module\" src=\"/sealed/{}\" integrity=\"{}\"></script>\n", name, file.integrity());
    }

    private static Html help(Map<Severity, String> help) {
        List<Html> notes = help.entrySet().stream()
                .map(note -> Html.of(
                        "<p data-tier=\"{}\">{}</p>", note.getKey().name().toLowerCase(Locale.ROOT), note.getValue()))
                .toList();
        return Html.join(notes);
    }
}
