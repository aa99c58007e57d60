package org.quietroom.gateway.console;

import java.util.Optional;
import org.quietroom.moderation.desk.AutomaticNotes;

/**
 * The page by which a member switches automatic notes off, or on again: without sign-in or navigation, for whoever holds the address
 * that a note ends with. Opening it changes nothing.
 */
final class NotePages {
    static final String PATH = "/n/{token}";

    private final Shell shell;
    private final AutomaticNotes notes;

    NotePages(Shell shell, AutomaticNotes notes) {
        this.shell = shell;
        this.notes = notes;
    }

    void open(Door door) {
        door.getOfHolder(PATH, this::show);
        door.postOfHolder(PATH, this::choose);
    }

    private void show(Visit visit) {
        Texts t = visit.memberTexts();
        String token = visit.http().pathParam("token");
        Optional<Boolean> wanted = ReceiptPages.TOKEN.matcher(token).matches() ? notes.wanted(token) : Optional.empty();
        shell.show(
                visit,
                wanted.isPresent() ? 200 : 404,
                "notes",
                shell.member(t, "notes"),
                "state",
                t.of("notes." + wanted.map(on -> on ? "WANTED" : "STOPPED").orElse("NONE")),
                "found",
                wanted.isPresent(),
                "wanted",
                wanted.orElse(false));
    }

    private void choose(Visit visit) {
        String token = visit.http().pathParam("token");
        String choice = visit.field("wanted");
        if ((choice.equals("yes") || choice.equals("no"))
                && ReceiptPages.TOKEN.matcher(token).matches()) {
            notes.choose(token, choice.equals("yes"));
        }
        visit.see("/n/" + token);
    }
}
