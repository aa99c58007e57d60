package org.quietroom.commonroom;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostProfile;

/** The pages: whole documents that work without script. */
final class Pages {
    static final String LEAVE = """
            <p class="leave"><a id="leave" href="/away" rel="noreferrer">Leave quickly</a>
            <span class="aside">or Shift 3 times. Browser history stays.</span></p>""";

    private final CommonRoom house;
    private final WhoSees whoSees;

    Pages(CommonRoom house, HostProfile profile) {
        this.house = house;
        this.whoSees = new WhoSees(profile, house.veiled());
    }

    /** The first page of somebody who has not come in. */
    Html door() {
        return document(
                "Common Room",
                Html.of(
                        """
                        <main class="page"><h1>Common Room</h1>
                        <p>A quiet place to talk. You need no name, no address and no password.</p>
                        <p>{}</p>
                        <p>A cookie in this browser is all that knows you. If it is deleted, you come in as somebody new.</p>
                        <form method="post" action="/arrive"><button class="main">Come in</button></form>
                        {}</main>""",
                        house.veiled()
                                ? "In each room you get a name and a picture of your own. Members of one room cannot tell"
                                        + " who you are in another."
                                : "You get a guest number, the same in every room.",
                        new Html(LEAVE)));
    }

    Html lobby(Member member) {
        List<Html> rooms = house.rooms().stream()
                .map(r -> Html.of(
                        "<li><a href=\"/rooms/{}\">{}</a>{}</li>",
                        r.key(),
                        r.title(),
                        r.sealed() ? new Html(" <span class=\"aside\">sealed</span>") : Html.NOTHING))
                .toList();
        return document("Common Room", Html.of("""
                        <main class="page"><h1>Which room?</h1><ul class="rooms">{}</ul>
                        <form method="post" action="/leave"><input type="hidden" name="form" value="{}">
                        <p class="aside">Leaving for good forgets your cookie. What you said stays under its name, and nobody
                        can change it or answer you in private any more.</p>
                        <button>Leave for good</button></form>
                        {}</main>""", Html.join(rooms), member.formToken, new Html(LEAVE)));
    }

    /** A room. {@code kept} are words that were not sent, under the key {@code draft}. */
    Html room(Room room, Member member, Speaker name, String draft, String kept, @Nullable String notice) {
        List<Line> lines = room.seenBy(member);
        long version = room.version();
        long looked = member.looked(room, version);
        String base = "/rooms/" + room.key();
        return document(
                room.title() + " · Common Room",
                Html.of(
                        """
                        <div class="room">
                        <header><nav aria-label="Places"><a href="/">Rooms</a> {}</nav>
                        <h1>{}</h1>
                        {}
                        </header>
                        <main>
                        <div id="log" role="log" aria-label="Messages" tabindex="0" data-live="/live/{}" data-since="{}">
                        <ol id="lines">
                        {}
                        </ol></div>
                        <button id="newer" type="button" hidden></button>
                        <form id="write" method="post" action="{}">
                        <p id="status" role="status">{}</p>
                        <input type="hidden" name="form" value="{}"><input type="hidden" name="draft" value="{}">
                        <p class="me">{}<span>Here you are <b>{}</b></span></p>
                        <p class="to"><label for="to">Your words to</label>
                        <select id="to" name="to"><option value="">everybody</option>{}</select></p>
                        <p class="send"><textarea id="text" name="text" rows="2" maxlength="{}" required
                        aria-label="Your words">{}</textarea><button class="main">Send</button></p>
                        <p class="reload"><a href="{}#write">Load new messages</a></p>
                        </form></main></div>""",
                        new Html(LEAVE),
                        room.title(),
                        whoSees.line(),
                        room.key(),
                        version,
                        new LineView(room, member).all(lines, looked),
                        base,
                        Objects.requireNonNullElse(notice, ""),
                        member.formToken,
                        draft,
                        LineView.avatar(name),
                        name.name(),
                        Html.join(room.people(member).stream()
                                .map(p -> Html.of("<option value=\"{}\">{} alone</option>", p.id(), p.name()))
                                .toList()),
                        house.limits().text(),
                        Html.field(kept),
                        base));
    }

    /**
     * Something did not work: what, why, and what to do next; the member's words are not lost.
     *
     * @param kept the words; may be empty
     * @param room where it was; null if in none
     */
    static Html sorry(Apology apology, String kept, @Nullable Room room, Html leave) {
        String language = apology.language();
        return document(
                language,
                apology.what() + " · Common Room",
                Html.of(
                        """
                        <main class="page"><h1>{}</h1><p>{}</p><p>{}</p>{}
                        <p class="ways">{}<a href="/">{}</a></p>
                        {}</main>""",
                        apology.what(),
                        apology.why(),
                        apology.next(),
                        kept.isEmpty()
                                ? Html.NOTHING
                                : Html.of(
                                        "<label>{}<textarea rows=\"6\" readonly>{}</textarea></label>",
                                        Apology.text(language, "kept"),
                                        Html.field(kept)),
                        room == null
                                ? Html.NOTHING
                                : Html.of("<a href=\"/rooms/{}\">{}</a> ", room.key(), Apology.text(language, "back")),
                        Apology.text(language, "rooms"),
                        leave));
    }

    /** The same in several languages, one below the other: the first is the page's. */
    static Html sorry(List<Apology> all) {
        Apology first = all.get(0);
        return document(
                first.language(),
                first.what() + " · Common Room",
                Html.of(
                        """
                        <main class="page"><h1>{}</h1><p>{}</p><p>{}</p>
                        <p class="ways"><a href="/">{}</a></p>
                        {}
                        {}</main>""",
                        first.what(),
                        first.why(),
                        first.next(),
                        Apology.text(first.language(), "rooms"),
                        Html.join(all.stream().skip(1).map(Pages::section).toList()),
                        new Html(LEAVE)));
    }

    private static Html section(Apology apology) {
        return Html.of(
                """
                <section lang="{}"><h2>{}</h2><p>{}</p><p>{}</p>
                <p class="ways"><a href="/">{}</a></p></section>""",
                apology.language(),
                apology.what(),
                apology.why(),
                apology.next(),
                Apology.text(apology.language(), "rooms"));
    }

    /** A page that shows nothing of what was here. */
    static Html away() {
        return new Html("""
                <!doctype html><html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Notes</title>
                <link rel="stylesheet" href="/room.css"></head><body>
                <main class="page"><h1>Notes</h1>
                <label>To do<textarea rows="12" autocomplete="off"></textarea></label></main></body></html>
                """);
    }

    private static Html document(String title, Html body) {
        return document("en", title, body);
    }

    private static Html document(String language, String title, Html body) {
        return Html.of("""
                <!doctype html>
                <html lang="{}"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>{}</title>
                <link rel="stylesheet" href="/room.css"><script src="/room.js" defer></script>
                </head><body>
                {}
                </body></html>
                """, language, title, body);
    }
}
