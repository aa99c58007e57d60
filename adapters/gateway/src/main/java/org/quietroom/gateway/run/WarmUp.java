package org.quietroom.gateway.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the guards read a text of ours before the first member's: on a small machine the first reading loads classes for
 * longer than a guard may take, and a member's message would be told to a moderator as unchecked.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 20;
    private static final String TEXT =
            "Thank you all for the quiet evening. The second scan is on Tuesday and I am glad that"
                    + " somebody comes along; I do not want to wait there alone again. What helped you against the cold hands? ";

    private WarmUp() {}

    /** Reads it twenty times with each guard, outside the chain, where no time limit counts. */
    static void of(List<Guard> guards) {
        RoomId room = new RoomId(new HostId("warm-up"), "warm-up");
        RoomContext context =
                RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), room, "Warm Up"), Locale.ENGLISH);
        Submission submission = new Submission(
                new MessageId("warm-up"),
                room,
                Kind.POST,
                List.of(
                        new Part(Role.TITLE, Format.PLAIN, TEXT),
                        new Part(Role.BODY, Format.HTML, "<p>" + TEXT.repeat(3) + "<b>Thank you</b></p>")),
                List.of(),
                null,
                null,
                null,
                false,
                Instant.EPOCH);
        for (int i = 0; i < ROUNDS; i++) {
            guards.forEach(guard -> read(guard, submission, context));
        }
    }

    private static void read(Guard guard, Submission submission, RoomContext context) {
        try {
            guard.review(submission, context);
        } catch (RuntimeException e) {
            LOG.warn("a guard failed at a text that harms nobody; it will be judged in the chain", e);
        }
    }
}
