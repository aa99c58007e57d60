package org.quietroom.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Attachment;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Reason;

/** What hosts send, as values. Every method refuses unknown fields by {@link Problem}. */
final class Incoming {
    static final int MAX_PARTS = 16;
    static final int MAX_ATTACHMENTS = 64;
    static final int MAX_WAIT_SECONDS = 25;
    static final int MAX_EFFECTS = 100;
    private static final int MAX_LABEL = 512;
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private Incoming() {}

    /** A submission and who the host says wrote it. */
    record Post(AccountId account, Submission submission) {}

    /** An account and a room it asks its name for. */
    record Asked(AccountId account, RoomId room) {}

    /** How long and for how many effects a host asks, and whether it lost what it was given before. */
    record Poll(int waitSeconds, int max, boolean again) {}

    static Post post(HostId host, JsonNode body, Instant now) {
        Fields in = Fields.of(body, "");
        AccountId account = in.text("account", value -> new AccountId(host, value));
        MessageId id = in.text("id", MessageId::new);
        RoomId room = in.text("room", value -> new RoomId(host, value));
        Kind kind = in.choice("kind", Kind.class);
        List<Part> parts = in.list("parts", MAX_PARTS, Incoming::part);
        List<Attachment> attachments = in.list("attachments", MAX_ATTACHMENTS, Incoming::attachment);
        MessageId target = in.optionalText("target", MessageId::new);
        MessageId inReplyTo = in.optionalText("inReplyTo", MessageId::new);
        Locale language = in.optionalText("language", Incoming::language);
        boolean sealed = in.flag("sealed");
        Instant receivedAt = Instant.ofEpochMilli(in.number("receivedAt", now.toEpochMilli(), 0, MAX_MILLIS));
        in.end();
        if (parts.isEmpty() && kind != Kind.DELETE) {
            throw Fields.misfit("parts", "is missing or empty; only a delete has none");
        }
        try {
            return new Post(
                    account,
                    new Submission(
                            id, room, kind, parts, attachments, target, inReplyTo, language, sealed, receivedAt));
        } catch (IllegalArgumentException e) {
            throw Fields.misfit("target", "is missing: an edit, delete or report names the message it is about");
        }
    }

    static Asked asked(HostId host, JsonNode body) {
        Fields in = Fields.of(body, "");
        var asked = new Asked(
                in.text("account", value -> new AccountId(host, value)),
                in.text("room", value -> new RoomId(host, value)));
        in.end();
        return asked;
    }

    static Poll poll(JsonNode body) {
        Fields in = Fields.of(body, "");
        var poll = new Poll(
                (int) in.number("waitSeconds", 0, 0, MAX_WAIT_SECONDS),
                (int) in.number("max", MAX_EFFECTS, 1, MAX_EFFECTS),
                in.flag("again"));
        in.end();
        return poll;
    }

    static Receipt receipt(JsonNode body) {
        Fields in = Fields.of(body, "");
        Receipt.Outcome outcome = in.choice("outcome", Receipt.Outcome.class);
        MessageId message = in.optionalText("message", MessageId::new);
        Fields why = in.object("reason");
        Reason reason = why == null ? null : reason(why);
        in.end();
        if (outcome != Receipt.Outcome.DONE && reason == null) {
            throw Fields.misfit("reason", "is missing: what was not done has one");
        }
        return new Receipt(outcome, message, reason);
    }

    private static Reason reason(Fields in) {
        String code = in.text("code", value -> new Reason(value, "fits").code());
        String text = in.text("text", value -> new Reason("fits", value).text());
        in.end();
        return new Reason(code, text);
    }

    private static Part part(Fields in) {
        return new Part(
                in.choice("role", Role.class), in.choice("format", Format.class), in.text("text", value -> value));
    }

    private static Attachment attachment(Fields in) {
        return new Attachment(
                in.text("name", Incoming::label),
                in.text("mediaType", Incoming::label),
                in.number("bytes", 0, 0, Long.MAX_VALUE));
    }

    private static String label(String value) {
        if (value.length() > MAX_LABEL) {
            throw new IllegalArgumentException("at most " + MAX_LABEL + " characters");
        }
        return value;
    }

    private static Locale language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("a language tag of BCP 47, such as en or pt-BR");
        }
    }
}
