package org.quietroom.discord;

import java.util.List;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import org.jspecify.annotations.Nullable;

/**
 * What buttons and forms of ours are called. The button below a published message carries the message's key, so nothing has to be
 * remembered to change, release once or remove it. No mark names a person.
 */
final class Marks {
    static final String YOURS = "yours";
    static final String CHANGE = "change";
    static final String BACK = "back";
    static final String WRITE = "write";
    static final String ROOM = "room";
    private static final Pattern KEY = Pattern.compile("[1-9][0-9]{14,19}");

    private Marks() {}

    /** Whether a text is a number as Discord gives them. */
    static boolean number(String text) {
        return KEY.matcher(text).matches();
    }

    /** The row below a published message. */
    static ActionRow below(String key, Language language) {
        return ActionRow.of(Button.secondary(YOURS + ":" + key, Texts.IS_IT_YOURS.in(language)));
    }

    /** What authors can do with their own message. */
    static List<Button> own(Language language, Place place, long message) {
        String which = ":" + Long.toUnsignedString(place.channel()) + ":" + Long.toUnsignedString(message);
        return List.of(
                Button.secondary(CHANGE + which, Texts.CHANGE_IT.in(language)),
                Button.secondary(BACK + which, Texts.TAKE_IT_BACK.in(language)));
    }

    /** The key of a published message; null if it carries none, or we were not shown it. */
    static @Nullable String key(Message message) {
        for (Button button : message.getComponentTree().findAll(Button.class)) {
            String id = button.getCustomId();
            if (id != null && id.startsWith(YOURS + ":") && number(id.substring(YOURS.length() + 1))) {
                return id.substring(YOURS.length() + 1);
            }
        }
        return null;
    }

    /** The parts of a mark: what it is for, then numbers. Empty if it is none of ours. */
    static List<String> parts(String id) {
        List<String> parts = List.of(id.split(":", -1));
        boolean ours = List.of(YOURS, CHANGE, BACK, WRITE, ROOM).contains(parts.get(0))
                && parts.stream().skip(1).allMatch(Marks::number);
        return ours ? parts : List.of();
    }
}
