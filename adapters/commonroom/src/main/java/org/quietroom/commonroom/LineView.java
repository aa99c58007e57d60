package org.quietroom.commonroom;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quietroom.commonroom.Line.State;

/** Draws the lines of a room as one member sees them: the page and the live feed use the same list items. */
final class LineView {
    private static final Duration GROUP = Duration.ofMinutes(10);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
    private static final Html NEW = new Html("<li class=\"new\"><span>New since you looked</span></li>");

    private final Room room;
    private final Member reader;

    LineView(Room room, Member reader) {
        this.room = room;
        this.reader = reader;
    }

    /** A drawn line and the version it shows. */
    record Drawn(long version, Html html) {}

    /** All lines; before the first that came after {@code looked} stands a mark. */
    Html all(List<Line> lines, long looked) {
        List<Html> items = new ArrayList<>();
        boolean marked = false;
        Line before = null;
        for (Line line : lines) {
            if (!marked && line.order() > looked && !reader.equals(line.owner())) {
                items.add(NEW);
                marked = true;
                before = null;
            }
            items.add(draw(line, before));
            before = line;
        }
        return Html.join(items);
    }

    /** What changed after {@code version}, in the order in which it changed. */
    List<Drawn> after(List<Line> lines, long version) {
        List<Drawn> changed = new ArrayList<>();
        Line before = null;
        for (Line line : lines) {
            if (line.version() > version) {
                changed.add(new Drawn(line.version(), draw(line, before)));
            }
            before = line;
        }
        changed.sort(Comparator.comparingLong(Drawn::version));
        return changed;
    }

    private Html draw(Line line, @Nullable Line before) {
        boolean own = reader.equals(line.owner()) && line.state() != State.NOTE;
        String kind = line.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean again = before != null && follows(line, before);
        return Html.of(
                "<li id=\"m-{}\" data-order=\"{}\" class=\"{}{}{}{}\">{}{}{}{}</li>",
                line.id(),
                line.order(),
                kind,
                own ? " own" : "",
                again ? " again" : "",
                line.to() == null ? "" : " private",
                line.state() == State.NOTE ? Html.of("<p class=\"who\"><b>Only you see this</b></p>") : who(line, own),
                words(line),
                line.note() == null ? Html.NOTHING : Html.of("<p class=\"notice\">{}</p>", line.note()),
                own && line.mutableBy(reader) ? tools(line) : Html.NOTHING);
    }

    private static boolean follows(Line line, Line before) {
        return line.state() != State.NOTE
                && before.state() != State.NOTE
                && line.by().equals(before.by())
                && Objects.equals(line.to(), before.to())
                && line.at().isBefore(before.at().plus(GROUP));
    }

    private Html who(Line line, boolean own) {
        Html name = own
                ? Html.of("<b>you</b>")
                : Html.of(
                        "<b data-speaker=\"{}\">{}</b>",
                        line.by().id(),
                        line.by().name());
        return Html.of(
                "<p class=\"who\">{}{}{} <time datetime=\"{}\">{}</time></p>",
                avatar(line.by()),
                name,
                to(line, own),
                line.at(),
                CLOCK.format(line.at().atOffset(ZoneOffset.UTC)));
    }

    private static Html to(Line line, boolean own) {
        if (line.to() == null) {
            return Html.NOTHING;
        }
        return own
                ? Html.of(
                        " <span class=\"aside\">to {} alone</span>",
                        line.to().speaker().name())
                : Html.of(" <span class=\"aside\">to you alone</span>");
    }

    static Html avatar(Speaker speaker) {
        return speaker.avatar() == null
                ? Html.NOTHING
                : new Html("<span class=\"avatar\">" + speaker.avatar().svg() + "</span>");
    }

    private Html words(Line line) {
        boolean own = reader.equals(line.owner());
        return switch (line.state()) {
            case SAID, NOTE ->
                Html.of(
                        "<p class=\"words\" dir=\"auto\">{}</p>{}",
                        line.text(),
                        line.edited() ? Html.of("<p class=\"aside\">changed later</p>") : Html.NOTHING);
            case WAITING ->
                Html.of(
                        "<p class=\"words\" dir=\"auto\">{}</p><p class=\"aside\"><b>Waiting</b> for a person to read it."
                                + " Nobody else sees it yet.</p>",
                        line.text());
            case REFUSED ->
                Html.of(
                        "<p class=\"words\" dir=\"auto\">{}</p><p class=\"aside\"><b>Not published.</b> Only you see it;"
                                + " your words are kept here.</p>",
                        line.text());
            case TAKEN_BACK ->
                Html.of("<p class=\"aside\">{}</p>", own ? "You took this back." : "Its author took this back.");
            case REMOVED -> Html.of("<p class=\"aside\">A moderator took this message away.</p>");
        };
    }

    private Html tools(Line line) {
        String base = "/rooms/" + room.key() + "/" + line.id();
        return Html.of("""
                <details class="tools"><summary>Change or take back</summary>
                <form method="post" action="{}/edit"><input type="hidden" name="form" value="{}">
                <label>Your words<textarea name="text" rows="3" required>{}</textarea></label>
                <button>Save the change</button></form>
                <form method="post" action="{}/take-back"><input type="hidden" name="form" value="{}">
                <button>Take back</button></form></details>\
                """, base, reader.formToken, Html.field(line.text()), base, reader.formToken);
    }
}
