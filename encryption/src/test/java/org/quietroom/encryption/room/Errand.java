package org.quietroom.encryption.room;

/** What a device does in its life above all, and at whose places it is killed. */
enum Errand {
    OPEN("open", 6),
    RECEIVE("receive", 8),
    SEND("send", 4),
    FLUSH("flush", 6),
    RENEW("renew", 5),
    LET_IN("let in", 5),
    LET_OUT("let out", 5),
    TAKE_OUT("take out", 8),
    BACK_UP("backup", 3),
    ATTACH("attach", 6),
    FETCH("fetch", 4),
    POST("post", 8),
    READ("read", 6),
    LEAVE("leave", 6),
    FORGET("forget", 2),
    ENTER("enter", 16);

    /** What the device says it does. */
    final String action;
    /** How many places there are of it, about. */
    final int places;

    Errand(String action, int places) {
        this.action = action;
        this.places = places;
    }
}
