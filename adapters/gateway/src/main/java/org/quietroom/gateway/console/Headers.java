package org.quietroom.gateway.console;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every response of the console says to the browser. */
final class Headers {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Headers() {}

    /** By the names of the headers. */
    static Map<String, String> of(boolean https) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Security-Policy", POLICY);
        all.put("Cache-Control", "no-store");
        all.put("Referrer-Policy", "no-referrer");
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
        if (https) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
        return all;
    }

    static void put(Context http, boolean https) {
        of(https).forEach(http::header);
    }
}
