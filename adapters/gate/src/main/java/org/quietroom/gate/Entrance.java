package org.quietroom.gate;

import com.google.common.io.ByteStreams;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.gate.TurnedAway.Why;

/**
 * Lets a request in, or says why not: size, then signature, then whether it is new, then how often the host asks. What is
 * not signed costs the host nothing of its limits.
 */
final class Entrance {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, GateHost> hosts;
    private final Clock clock;
    private final long started;

    Entrance(Map<String, GateHost> hosts, Clock clock) {
        this.hosts = Map.copyOf(hosts);
        this.clock = clock;
        this.started = clock.millis();
    }

    /** A request that may be answered; holds its body, so it is no record. */
    static final class Admitted {
        private final GateHost host;
        private final byte[] body;

        private Admitted(GateHost host, byte[] body) {
            this.host = host;
            this.body = body;
        }

        GateHost host() {
            return host;
        }

        byte[] body() {
            return body;
        }
    }

    /** @throws Problem if the request may not be answered */
    Admitted admit(Context ctx) {
        GateHost host = hosts.get(ctx.pathParam("host"));
        if (host == null) {
            throw new Problem(
                    ProblemType.NOT_FOUND, "This gateway has no host of that name. Compare the configuration's hosts.");
        }
        byte[] body = inTurn(ctx, host);
        if (ctx.queryString() != null) {
            throw new Problem(
                    ProblemType.NOT_JSON, "The gate takes no query string: the signature would not cover it.");
        }
        if (!LocalSocket.speaksFor(ctx, host.id())) {
            checkSignature(ctx, host, body);
        }
        if (!host.mayAskNow()) {
            host.adapter().turnedAway(Why.TOO_OFTEN);
            throw new Problem(
                    ProblemType.TOO_MANY,
                    "This host may ask " + host.limits().perSecond() + " times a second. Try again in a second.",
                    1);
        }
        host.adapter().heard();
        return new Admitted(host, body);
    }

    private static byte[] inTurn(Context ctx, GateHost host) {
        if (!host.readers().tryAcquire()) {
            host.adapter().turnedAway(Why.TOO_OFTEN);
            throw new Problem(
                    ProblemType.TOO_MANY, "Too many requests of this host are being read. Try again in a second.", 1);
        }
        try {
            return body(ctx, host.limits().bodyBytes());
        } finally {
            host.readers().release();
        }
    }

    private static byte[] body(Context ctx, int most) {
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] body = ctx.req().getContentLengthLong() > most ? new byte[0] : in.readNBytes(most + 1);
            if (body.length > most || ctx.req().getContentLengthLong() > most) {
                ByteStreams.exhaust(ByteStreams.limit(in, 8L * most));
                throw tooLarge(most);
            }
            return body;
        } catch (IOException e) {
            throw new Problem(ProblemType.NOT_JSON, "The request ended before its body did. Send it again.");
        }
    }

    /* The rest of a body that is too large is read, up to eight times the limit, so that the client hears why. */
    private static Problem tooLarge(int most) {
        return new Problem(ProblemType.TOO_LARGE, "A request has at most " + most + " bytes.");
    }

    private void checkSignature(Context ctx, GateHost host, byte[] body) {
        HostSecret secret = host.secret();
        if (secret == null) {
            throw new Problem(
                    ProblemType.NOT_SIGNED, "This host has no secret: it speaks over its Unix domain socket.");
        }
        String timestamp = header(ctx, host, SignedRequest.TIMESTAMP, MILLIS, "Unix milliseconds");
        String nonce = header(ctx, host, SignedRequest.NONCE, NONCE, "32 lower-case hexadecimal digits");
        String signature = header(ctx, host, SignedRequest.SIGNATURE, SIGNATURE, "64 lower-case hexadecimal digits");
        var request = new SignedRequest(
                ctx.req().getMethod(), ctx.req().getRequestURI(), timestamp, nonce, SignedRequest.sha256(body));
        if (!request.signedBy(secret, signature)) {
            host.adapter().turnedAway(Why.SECRET);
            throw new Problem(
                    ProblemType.NOT_SIGNED, "The signature is not that of this request under this host's secret.");
        }
        long at = Long.parseLong(timestamp);
        long skew = host.limits().skew().toMillis();
        if (Math.abs(clock.millis() - at) > skew) {
            host.adapter().turnedAway(Why.CLOCK);
            throw new Problem(
                    ProblemType.NOT_SIGNED,
                    "The request's time is more than " + skew / 1000 + " s from ours. Set both clocks by NTP.");
        }
        if (at < started) {
            throw new Problem(
                    ProblemType.UNAVAILABLE, "The gateway started after this request was signed. Sign it again.", 1);
        }
        switch (host.nonces().use(nonce)) {
            case FIRST -> {}
            case AGAIN ->
                throw new Problem(ProblemType.REPLAYED, "This nonce was used before. A retry needs a new one.");
            case FULL -> throw new Problem(ProblemType.TOO_MANY, "Too many requests in the last two minutes.", 10);
        }
    }

    private static String header(Context ctx, GateHost host, String name, Pattern form, String words) {
        @Nullable String value = ctx.header(name);
        if (value == null || !form.matcher(value).matches()) {
            host.adapter().turnedAway(Why.UNSIGNED);
            throw new Problem(ProblemType.NOT_SIGNED, "The header " + name + " must be there and hold " + words + ".");
        }
        return value;
    }
}
