package org.quietroom.moderation.desk;

/** Why a case needs nothing more; asked for where it was marked Now or Soon. Order is the order of the keys 1 to 6. */
public enum FineReason {
    /** The author was answered and has what they asked for. */
    ANSWERED,
    /** The author says that they are safe now, or that somebody is with them. */
    SAFE_NOW,
    /** The words were misread. */
    MISREAD,
    /** Others in the room, or a service, are helping. */
    HELPED_ELSEWHERE,
    /** Another case is about the same. */
    SAME_AS_ANOTHER,
    /** Read and thought over: nothing is needed. */
    NOTHING_NEEDED
}
