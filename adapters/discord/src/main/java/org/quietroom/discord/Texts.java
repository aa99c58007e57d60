package org.quietroom.discord;

import java.util.Collection;
import java.util.stream.Collectors;

/** What the desk itself says to members, in each {@link Language}; what is decided is said by the gate. */
enum Texts {
    LATER,
    BUSY,
    REFUSED,
    HELD,
    EMPTY,
    FILES,
    LONG,
    NOT_YOURS,
    NOTHING_YOURS,
    GONE,
    CHANGED,
    TAKEN_BACK,
    YOURS,
    NO_MEMBER,
    NOT_PUBLISHED_YET,
    WHICH_ROOM,
    PUBLISHED,
    WRONG_ROOM,
    CHANGE_IT,
    TAKE_IT_BACK,
    IS_IT_YOURS,
    WRITE_IN,
    WRITE,
    WHAT_TO_SAY,
    CHANGE_YOURS,
    WHAT_INSTEAD,
    COMMAND_SAY,
    COMMAND_SAY_DOES,
    COMMAND_TEXT_IS,
    COMMAND_TAKE_BACK,
    COMMAND_TAKE_BACK_DOES;

    /** Each pair of braces with a number is replaced by the value of that number. */
    String in(Language language, String... values) {
        String text = language.text(this);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    static String published(Language language, Place place, String name) {
        return PUBLISHED.in(language, place.mention(), name);
    }

    static String wrongRoom(Language language, Collection<Place> places) {
        return WRONG_ROOM.in(
                language, places.stream().map(Place::mention).sorted().collect(Collectors.joining(", ")));
    }
}
