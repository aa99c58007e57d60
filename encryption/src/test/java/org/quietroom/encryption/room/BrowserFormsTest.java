package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the browser client made is read by this one: a file, the message that names it, a backup and its code. */
final class BrowserFormsTest {
    /** Made by the browser client's own code; its tests read it too. */
    private static final Path FORMS = Path.of("web", "test", "vectors", "forms.json");

    private final JsonNode forms = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Files.readString(FORMS));
        } catch (IOException e) {
            throw new AssertionError(FORMS + " cannot be read", e);
        }
    }

    private String text(String field) {
        return forms.path(field).asText();
    }

    private byte[] bytes(String field) {
        return Base64.getUrlDecoder().decode(text(field));
    }

    @Test
    void aFileOpensWithWhatItsMessageSays() throws IOException {
        Body body = Body.read(text("body"));
        assertThat(body.words()).isEqualTo("Look.");
        Attachment named = body.attachments().get(0);
        assertThat(named.name()).isEqualTo("a bowl of soup, Ü");
        assertThat(named.text()).isEqualTo(text("body").substring(text("body").indexOf('\u001e') + 1));
        byte[] sealed = bytes("sealed");
        assertThat(named.size()).isEqualTo(sealed.length);
        assertThat(named.sha256().toByteArray())
                .isEqualTo(Hashing.sha256().hashBytes(sealed).asBytes());
        ByteArrayOutputStream clear = new ByteArrayOutputStream();
        AttachmentCipher.open(named.key(), text("room"), named.id(), sealed, clear);
        assertThat(clear.toString(UTF_8)).isEqualTo(text("clear"));
    }

    @Test
    void aBackupOpensWithItsCode() {
        String member = text("room") + "/ann";
        RecoveryCode code = RecoveryCode.read(text("code")).orElseThrow();
        List<Line.Said> lines =
                Backup.open(code, text("room"), member, bytes("backup")).orElseThrow();
        assertThat(lines).extracting(line -> line.content().body()).containsExactly("one", "zwei");
        assertThat(lines).extracting(Line.Said::name).containsExactly("BEN", "ANN");
        assertThat(lines).extracting(Line.Said::sequence).containsExactly(3L, 7L);
        assertThat(Backup.open(code, text("room"), text("room") + "/ben", bytes("backup")))
                .isEmpty();
    }
}
