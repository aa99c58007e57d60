package org.quietroom.mailman;

import java.util.List;
import java.util.stream.Collectors;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;

/** What a submission looks like as a mail. */
final class Contents {
    private Contents() {}

    static LetterWriter.Content of(String from, Submission said, List<String> references) {
        return new LetterWriter.Content(from, text(said, Role.TITLE), text(said, Role.BODY), references);
    }

    private static String text(Submission said, Role role) {
        return said.parts().stream()
                .filter(part -> part.role() == role)
                .map(Part::text)
                .collect(Collectors.joining("\n\n"));
    }
}
