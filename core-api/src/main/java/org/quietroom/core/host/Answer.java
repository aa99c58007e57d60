package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;

/**
 * What a host is told to do with a submission. It says nothing of flags: a host never learns why somebody is worried.
 *
 * @param action what to do
 * @param parts the texts to publish in place of the given ones; null to publish them as they are
 * @param author under which name to publish; null to leave the author as it is
 * @param notice what to show the author alone; null for nothing
 * @param caseId the case that keeps a held or refused message; null if there is none
 */
public record Answer(
        Action action,
        @Nullable List<Part> parts,
        @Nullable Pseudonym author,
        @Nullable String notice,
        @Nullable CaseId caseId) {

    /** @throws IllegalArgumentException if parts or author come with anything but {@link Action#PUBLISH} */
    public Answer {
        requireNonNull(action, "action");
        if (parts != null) {
            parts = List.copyOf(parts);
        }
        if (action != Action.PUBLISH && (parts != null || author != null)) {
            throw new IllegalArgumentException("only a published message has parts and an author");
        }
    }

    /** Publish it exactly as it came, under the author's own name. */
    public static Answer asItCame() {
        return new Answer(Action.PUBLISH, null, null, null, null);
    }

    /** Nothing could be decided: the author keeps the text and tries again. */
    public static Answer tryLater(String notice) {
        return new Answer(Action.TRY_LATER, null, null, notice, null);
    }

    /** What to do. */
    public enum Action {
        /** Show it. */
        PUBLISH,
        /** Show it to nobody; a moderator decides and you will be told. */
        HOLD,
        /** Show it to nobody and tell the author why. */
        REFUSE,
        /** Show it to nobody, tell the author that it was not sent and that trying again is fine. */
        TRY_LATER
    }

    @Override
    public String toString() {
        return "Answer[" + action + (caseId == null ? "" : ", case " + caseId) + ", texts hidden]";
    }
}
