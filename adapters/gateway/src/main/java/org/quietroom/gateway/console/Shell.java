package org.quietroom.gateway.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.gateway.console.signin.Session;

/** Renders pages inside what is around every page. Safe for many threads. */
final class Shell {
    static final String HTML = "text/html; charset=utf-8";

    private static final String TEMPLATES = "org.quietroom.gateway.templates";

    /** What is the same at the same address the next time. */
    private static final Set<String> NO_USE_AGAIN = Set.of("missing", "garbled", "heavy");

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Shell.class.getClassLoader(), TEMPLATES);
    private final Surroundings surroundings;
    private final Tally tally;

    Shell(Surroundings surroundings, Tally tally) {
        this.surroundings = surroundings;
        this.tally = tally;
    }

    /** The frame of a page whose heading is the text {@code title.<at>}. */
    Page page(Visit visit, String at) {
        return page(visit, at, visit.texts().of("title." + at), null);
    }

    Page page(Visit visit, String at, String title, Page.@Nullable Told told) {
        Texts t = visit.texts();
        Session session = visit.session().orElse(null);
        Person person = session == null ? null : session.person();
        List<HostView> hosts = surroundings.hosts();
        List<String> wrong = wrong(hosts, t);
        ZoneId zone = visit.zone();
        return new Page(
                at,
                title,
                t,
                person,
                session == null ? "" : session.csrf(),
                person == null ? 0 : tally.waiting(),
                person == null ? 0 : tally.heldBy(person),
                wrong.isEmpty() ? t.of("health.reached", "n", hosts.size()) : String.join(" · ", wrong),
                wrong.isEmpty(),
                person != null && !hosts.isEmpty() && hosts.stream().allMatch(HostView::shadow),
                session == null ? "" : t.of("session.ends", "time", Times.clock(session.ends(), zone)),
                told);
    }

    /** What is not as it should be, in few words each; empty if all is well. */
    private List<String> wrong(List<HostView> hosts, Texts t) {
        if (!surroundings.storeTakesWrites()) {
            return List.of(t.of("health.store"));
        }
        List<String> wrong = new ArrayList<>();
        long unasked =
                surroundings.guards().stream().filter(GuardStatus::quarantined).count();
        if (unasked > 0) {
            wrong.add(t.of("health.guards", "n", unasked));
        }
        List<String> lost =
                hosts.stream().filter(h -> !h.reached()).map(HostView::name).toList();
        if (!lost.isEmpty()) {
            wrong.add(t.of("health.lost", "hosts", String.join(", ", lost)));
        }
        return wrong;
    }

    /** Sends a page. {@code values} are name, value, … as the template declares them; {@code page} is added. */
    void show(Visit visit, int status, String template, Page page, @Nullable Object... values) {
        String text = render(template, page, values);
        visit.http().status(status).contentType(HTML).result(text);
    }

    private String render(String template, Page page, @Nullable Object... values) {
        Map<String, @Nullable Object> named = new HashMap<>();
        named.put("page", page);
        for (int i = 0; i + 1 < values.length; i += 2) {
            named.put(String.valueOf(values[i]), values[i + 1]);
        }
        var output = new StringOutput();
        engine.render("console/" + template + ".jte", named, output);
        return output.toString();
    }

    /** Says what went wrong. {@code words} is what somebody wrote, to be kept; empty if nothing. */
    void trouble(Visit visit, int status, String name, String words) {
        Texts t = visit.texts();
        Page page = bare(visit, "trouble", t.of("trouble." + name + ".title"));
        show(visit, status, "trouble", page, "text", t.of("trouble." + name + ".text"), "words", words);
    }

    /** Says to a member what went wrong, why, and what to do next; nothing of whoever may be signed in. */
    void sorry(Visit visit, int status, String name) {
        visit.http().status(status).contentType(HTML).result(sorry(List.of(visit.memberTexts()), name));
    }

    /** The same as a page alone; if in several languages, one below the other. */
    String sorry(List<Texts> spoken, String name) {
        List<Page> pages =
                spoken.stream().map(texts -> member(texts, "trouble." + name)).toList();
        return render(
                "sorry", pages.get(0), "others", pages.subList(1, pages.size()), "again", !NO_USE_AGAIN.contains(name));
    }

    /** The sign-in ran out while somebody wrote: their words come back. */
    void signedOut(Visit visit, String words) {
        Page page = bare(visit, "signed-out", visit.texts().of("title.signed-out"));
        show(visit, 401, "signedOut", page, "words", words);
    }

    /** A frame that asks neither the desk nor the hosts: for pages that must work when those do not. */
    Page bare(Visit visit, String at, String title) {
        Session session = visit.session().orElse(null);
        return new Page(
                at,
                title,
                visit.texts(),
                session == null ? null : session.person(),
                session == null ? "" : session.csrf(),
                -1,
                -1,
                "",
                true,
                false,
                "",
                null);
    }

    /** The frame of a page for members: in their browser's language, and with nothing of whoever may be signed in. */
    Page member(Texts texts, String at) {
        return new Page(at, texts.of(at + ".title"), texts, null, "", -1, -1, "", true, false, "", null);
    }

    /** How many cases wait. */
    interface Tally {
        int waiting();

        int heldBy(Person person);
    }
}
