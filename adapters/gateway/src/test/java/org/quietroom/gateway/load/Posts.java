package org.quietroom.gateway.load;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.SignedRequest;
import org.quietroom.gateway.run.TestGateway;

/** Signed submissions of 700 characters from 500 accounts in one room, some of them with words that are flagged. */
final class Posts {
    static final String PATH = "/v1/hosts/forum/submissions";
    private static final int ACCOUNTS = 500;
    private static final String TEXT =
            "The nurse was kind, and I slept well after the second round; my daughter made soup. Scan on Monday! "
                    .repeat(7);
    private static final String FLAGGED = "I want to kill myself tonight. ";

    private final HostSecret secret = HostSecret.of(TestGateway.SECRET);
    private final AtomicLong next = new AtomicLong();
    private final int flagged;

    /** @param flagged how many of a thousand */
    Posts(int flagged) {
        this.flagged = flagged;
    }

    /** The next request as it goes over the wire. */
    byte[] next() {
        long number = next.getAndIncrement();
        String text = (number + 1) * flagged / 1000 > number * flagged / 1000 ? FLAGGED + TEXT : TEXT;
        byte[] body = TestGateway.submission("m" + number, "member" + number % ACCOUNTS, text)
                .getBytes(StandardCharsets.UTF_8);
        SignedRequest signed = SignedRequest.of("POST", PATH, System.currentTimeMillis(), GateClient.nonce(), body);
        String head = String.join(
                "\r\n",
                "POST " + PATH + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                SignedRequest.TIMESTAMP + ": " + signed.timestamp(),
                SignedRequest.NONCE + ": " + signed.nonce(),
                SignedRequest.SIGNATURE + ": " + signed.signature(secret),
                "",
                "");
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }
}
