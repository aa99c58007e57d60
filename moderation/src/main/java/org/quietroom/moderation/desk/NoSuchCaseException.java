package org.quietroom.moderation.desk;

import org.quietroom.core.message.CaseId;

/** There is no such case, or it has expired and its words are deleted (HTTP 404). */
public final class NoSuchCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchCaseException(CaseId id) {
        super("there is no case " + id + "; it may have expired");
    }
}
