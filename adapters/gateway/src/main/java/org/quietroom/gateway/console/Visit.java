package org.quietroom.gateway.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.gateway.console.signin.Session;

/** One request, with who asks and in which language. Belongs to its thread. */
final class Visit {
    private final Context http;
    private final @Nullable Session session;
    private final Instant now;

    Visit(Context http, @Nullable Session session, Instant now) {
        this.http = http;
        this.session = session;
        this.now = now;
    }

    Context http() {
        return http;
    }

    Instant now() {
        return now;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Who asks; only on pages that need a sign-in. */
    Person person() {
        return session()
                .orElseThrow(() -> new IllegalStateException("this page needs a sign-in"))
                .person();
    }

    ZoneId zone() {
        return session == null
                ? ZoneId.systemDefault()
                : session.person().preferences().zone();
    }

    /** In the person's language; before signing in, in the first language of the browser that there is. */
    Texts texts() {
        if (session != null) {
            return Texts.in(session.person().preferences().language());
        }
        String header = http.header("Accept-Language");
        String wanted = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        return Texts.in(wanted.startsWith("de") ? Locale.GERMAN : Locale.ENGLISH);
    }

    /** The texts of members' pages, in the first language of the browser that there is. */
    Texts memberTexts() {
        return Texts.forMember(http.header("Accept-Language"));
    }

    /** A field of the form, stripped; empty if it is not there. */
    String field(String name) {
        String value = http.formParam(name);
        return value == null ? "" : value.strip();
    }

    /** A value of the query; empty if it is not there. */
    String query(String name) {
        String value = http.queryParam(name);
        return value == null ? "" : value.strip();
    }

    /** After an act: look there. */
    void see(String path) {
        http.status(303).header("Location", path);
    }
}
