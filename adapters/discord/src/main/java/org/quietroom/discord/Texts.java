package org.quietroom.discord;

import java.util.Collection;
import java.util.stream.Collectors;

/** What the desk itself says to members, in plain words; what is decided is said by the gate. */
final class Texts {
    static final String LATER =
            "Your message was not sent. The check in front of this room does not answer; please try again in a"
                    + " few minutes.";
    static final String BUSY =
            "Many people are writing just now. Your message was not sent. Please try again in a moment.";
    static final String REFUSED = "Your message was not published.";
    static final String HELD =
            "Your message waits for a moderator. Nobody else has seen it. You will be told what happens.";
    static final String EMPTY = "There was nothing to publish. Please write something.";
    static final String FILES =
            "Files cannot be published here: their names and what is in them can show who you are. Please send"
                    + " words alone. Nothing was published.";
    static final String LONG = "A message may have 2,000 characters. Nothing was published; please send it in parts.";
    static final String NOT_YOURS = "Only who wrote this can change it or take it back.";
    static final String NOTHING_YOURS = "There is no message of yours here that could be taken back.";
    static final String GONE = "That message is no longer there.";
    static final String CHANGED = "Your message is changed.";
    static final String TAKEN_BACK = "Your message is taken back. Others no longer see it.";
    static final String YOURS = "This is yours. Only you see this answer.";
    static final String NO_MEMBER =
            "You cannot write to a room of that server just now: you are not a member there, cannot see the"
                    + " room, or have a time-out. Nothing was published.";
    static final String NOT_PUBLISHED_YET =
            "The message you changed here was not published, so there is nothing to change. If you"
                    + " want to say it differently, send it again.";
    static final String WHICH_ROOM = "In which room shall this appear?";

    private Texts() {}

    static String published(Place place, String name) {
        return "Published in " + place.mention() + " as **" + name + "**. Only you see this answer.";
    }

    static String wrongRoom(Collection<Place> places) {
        return "Here you would write under your own name. The rooms in which you have another name: "
                + places.stream().map(Place::mention).sorted().collect(Collectors.joining(", "));
    }
}
