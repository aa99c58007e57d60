package org.quietroom.moderation.desk;

import org.quietroom.core.message.CaseId;

/** Somebody else changed the case in between: nothing was done. Read it again, then decide again (HTTP 409). */
public final class StaleCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleCaseException(CaseId id) {
        super("case " + id + " changed in between; read it again and decide again");
    }
}
