package org.quietroom.commonroom;

import org.quietroom.core.host.SealedRooms.Asset;

/** The page of a sealed room: a frame that the browser client fills, because only the browser has the keys. */
final class SealedPage {
    /** The client's file. */
    static final String PROGRAM = "sealed.js";

    /** As for every page, but forms go nowhere and no text becomes markup. */
    static final String CSP = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
            + " trusted-types 'none'";

    private static final Html WHO_SEES = new Html("""
            <details class="privacy"><summary><span>Who you are: <b>Veiled</b></span>
            <span>Your words: <b>Sealed</b></span> <u>Who can see what</u></summary>
            <p>Only devices in this room can read. A member may report what they read. Whoever serves this page could change the
            program in it.</p>
            <table><thead><tr><th scope="col">Reader</th><th scope="col">Your words</th><th scope="col">Who you are</th>
            </tr></thead><tbody>
            <tr><th scope="row">Members</th><td>Yes, with a device that was in the room when it was said</td><td>No</td></tr>
            <tr><th scope="row">Moderators</th><td>Yes, if a member reports it: that message and no other</td><td>No</td></tr>
            <tr><th scope="row">Whoever runs this server</th><td>No, unless they change the program in this page. They see who
            writes when, and how much</td><td>Yes: your cookie and your network address reach it, no name</td></tr>
            <tr><th scope="row">A thief of the database</th><td>No. What was reported: yes, if they have the key too</td>
            <td>Yes, if they have the key too</td></tr>
            <tr><th scope="row">A court</th><td>What was reported, and what a member’s device shows</td><td>Yes, if whoever
            runs this server can tell</td></tr>
            </tbody></table>
            <p>How you write and what you tell can show who you are.</p></details>""");

    private SealedPage() {}

    static Html of(Room room, Member member, int limit, Asset program) {
        return Html.of(
                """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>{} · Common Room</title>
                <link rel="stylesheet" href="/room.css"><script src="/room.js" defer></script>
                <script type="module" src="/sealed/{}" integrity="{}"></script>
                </head><body>
                <div class="room sealed">
                <header><nav aria-label="Places"><a href="/">Rooms</a> {}</nav>
                <h1 id="title" tabindex="-1">{}</h1>
                {}
                </header>
                <main id="sealed" data-base="/rooms/{}" data-live="/live-sealed/{}" data-form="{}" data-limit="{}"
                data-title="{}">
                <p class="say">This room is sealed: your words are encrypted here, before they leave. That needs script and the
                browser’s cryptography, and they have not started. The other rooms work without.</p>
                </main></div>
                </body></html>
                """,
                room.title(),
                PROGRAM,
                program.integrity(),
                new Html(Pages.LEAVE),
                room.title(),
                WHO_SEES,
                room.key(),
                room.key(),
                member.formToken,
                limit,
                room.title());
    }
}
