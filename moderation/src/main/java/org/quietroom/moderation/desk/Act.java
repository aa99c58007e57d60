package org.quietroom.moderation.desk;

/** What a person can do with a case. */
public enum Act {
    /** Makes the case mine. */
    TAKE("case.take"),
    /** Makes it nobody's. */
    GIVE_BACK("case.give-back"),
    /** Makes mine what somebody took and left. */
    TAKE_OVER("case.take-over"),
    /** Offers the case to somebody; it stays mine until they accept. */
    HAND_OVER("case.hand-over"),
    /** Accepts what was offered to me. */
    ACCEPT_HAND_OVER("case.accept-hand-over"),
    /** Reads the words. */
    SHOW_TEXT("case.show-text"),
    /** Looks under one cover. */
    REVEAL("case.reveal"),
    /** Checks a report again that could not be checked when it came. */
    CHECK_AGAIN("case.check-again"),
    /** Leaves a word for other moderators. */
    MEMO("case.memo"),
    /** Nothing more is needed. */
    CLOSE_AS_FINE("case.close-as-fine"),
    /** Takes the last act back, while that is possible. */
    UNDO("case.undo"),
    /** Opens a closed case again; what was done stays done. */
    REOPEN("case.reopen"),
    /** Publishes a held message. */
    RELEASE("case.release"),
    /** Publishes a held message with other words. */
    RELEASE_EDITED("case.release-edited"),
    /** Does not publish a held message. */
    REFUSE("case.refuse"),
    /** Takes a published message away. */
    REMOVE("case.remove"),
    /** Writes to the author. */
    WRITE("case.write"),
    /** Records a false alarm. */
    NOT_WHAT_IT_SEEMS("case.not-what-it-seems"),
    /** Keeps the author from writing in this room for up to seven days. */
    MUTE("author.mute"),
    /** Ends a mute or a ban. */
    LIFT("author.lift"),
    /** Asks a second moderator for a ban. */
    REQUEST_BAN("author.request-ban"),
    /** Agrees, as the second moderator. */
    CONFIRM_BAN("author.confirm-ban");

    private final String code;

    Act(String code) {
        this.code = code;
    }

    /** The stable code under which history and audit log keep it. */
    public String code() {
        return code;
    }
}
