package org.quietroom.discord;

import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import org.jspecify.annotations.Nullable;

/** The forms in which members write several lines. */
final class Forms {
    /** What a command's option and a form's field with the words are named. */
    static final String TEXT = "text";

    private Forms() {}

    /** For something new. */
    static Modal write(Language language, Place place) {
        String title = Texts.WRITE_IN.in(language, place.name());
        boolean fits = title.length() <= Modal.MAX_TITLE_LENGTH;
        return form(Marks.WRITE, fits ? title : Texts.WRITE.in(language), Texts.WHAT_TO_SAY.in(language), null);
    }

    /** For other words in place of these. */
    static Modal change(Language language, Place place, Spoken spoken) {
        String mark = Marks.CHANGE + ":" + Long.toUnsignedString(place.channel()) + ":"
                + Long.toUnsignedString(spoken.message());
        return form(mark, Texts.CHANGE_YOURS.in(language), Texts.WHAT_INSTEAD.in(language), spoken.text());
    }

    private static Modal form(String mark, String title, String label, @Nullable String text) {
        TextInput input = TextInput.create(TEXT, TextInputStyle.PARAGRAPH)
                .setRequiredRange(1, Pages.LONGEST)
                .setValue(text == null || text.isEmpty() ? null : text)
                .build();
        return Modal.create(mark, title).addComponents(Label.of(label, input)).build();
    }
}
