package org.quietroom.core.host;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Severity;

/**
 * What a host asks before it publishes. The answers are stages, so that an event loop never blocks.
 *
 * <p>Stages complete normally with an {@link Answer}, whatever a guard does; a stage that fails is our bug, and the host
 * then behaves as its profile's {@code whenWeAreDown} says. Safe for many threads.
 */
public interface Gate {
    /**
     * Decides about one submission. The same message id in the same room again is a retry: it gets the same case.
     *
     * @param account who the host says wrote it
     */
    CompletionStage<Answer> submit(AccountId account, Submission submission);

    /** The pseudonym of an account in a room, made when it is first asked for. */
    CompletionStage<Pseudonym> identify(AccountId account, RoomId room);

    /**
     * What a member's own device may show beside words that sound like a crisis, where nobody else reads them: plain text by
     * severity. Empty where there is nothing to offer.
     *
     * @param language the member's; where there are no texts in it, the host's or English
     */
    default Map<Severity, String> helpOnDevice(Locale language) {
        return Map.of();
    }

    /** The hub of sealed rooms; empty where there is none, and then a host opens no sealed room and says why. */
    default Optional<SealedRooms> sealedRooms() {
        return Optional.empty();
    }
}
