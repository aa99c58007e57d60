package org.quietroom.mailman;

/** What authors are told where the gate has no words of its own. */
final class Notices {
    static final String HELD =
            "Your message waits for a moderator. Nobody else has seen it. You will be told what happens.";
    static final String REFUSED = "Your message was not published on this list.";
    static final String LATER =
            "Your message was not published: it could not be checked just now. Please send it again.";
    static final String SEALED =
            "Your message was not published: it is encrypted, and on this list everybody has a name"
                    + " that was given to them, which encrypted mail would not keep. Please send it without encryption.";
    static final String EMPTY = "Your message was not published: it has no words that could be shown. This list carries"
            + " words alone, no files and no pictures.";
    static final String TOO_LARGE = "Your message was not published: it is too large. This list carries words alone, no"
            + " files and no pictures. Please send the words again without them.";
    static final String STRANGER = "Your message was not published: the address it came from is not subscribed to this"
            + " list. Nobody has read it. Please write from the address that is.";
    static final String FILES =
            "Files and pictures were not passed on: they often name whoever made them. Your words were published.";
    private static final String FOOT =
            "\n\nThis mail went to you alone. Answers to it are read by nobody; what you write"
                    + " to the list is seen by the list.";

    private Notices() {}

    /** Why a mail could not be read, to its author. */
    static String unreadable(String why) {
        return "Your message was not published: " + why + ". Please send its words again in a new mail.";
    }

    static String body(String text) {
        return text + FOOT;
    }

    /** Says neither what was written nor what is answered: others may see a list of mails. */
    static String subject(String list) {
        return "Your message to " + list;
    }
}
