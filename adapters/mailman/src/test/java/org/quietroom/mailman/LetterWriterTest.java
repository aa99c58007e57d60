package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.james.mime4j.dom.Message;
import org.junit.jupiter.api.Test;

/** What we write is what a reader reads, and nothing else. */
class LetterWriterTest {
    private static final Keys KEYS = new Keys("a secret of the test, 32 characters");
    private static final MailingList LIST =
            new MailingList("talk.example.org", "talk@example.org", "Talk", "example.org");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private static String release(String name, String subject, String text) {
        return LetterWriter.release(
                KEYS,
                LIST,
                ID,
                new LetterWriter.Content(
                        LetterWriter.from(name, LIST.address()), subject, text, List.of("<a@x>", "<b@x>")),
                Instant.parse("2026-01-05T10:00:00Z"));
    }

    @Test
    void aReaderReadsWhatWasWritten() throws Exception {
        for (String text : List.of(
                "plain",
                "  two  spaces and one at the end ",
                "From the start\n.\n..\n-- \nFrom",
                "\ud83d\udc9b \u05e9\u05dc\u05d5\u05dd e\u0301",
                "a=b=3D <b>&amp;</b>\ttab",
                "x".repeat(5000))) {
            Letter letter = LetterReader.read(
                    release("Calm Heron", "Re: \u00c4rger", text).getBytes(StandardCharsets.US_ASCII));
            assertThat(letter.text()).isEqualTo(text);
            assertThat(letter.subject()).isEqualTo("Re: \u00c4rger");
            assertThat(LetterWriter.sealed(KEYS, LIST, ID, letter)).as(text).isTrue();
        }
    }

    @Test
    void nothingButTheseLinesIsThere() throws Exception {
        Message message = Message.Builder.of(new ByteArrayInputStream(
                        release("Calm Heron", "hello", "words").getBytes(StandardCharsets.US_ASCII)))
                .build();
        assertThat(message.getHeader().getFields())
                .extracting(f -> f.getName())
                .containsExactly(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "X-Quietroom-Release",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
        assertThat(message.getFrom().get(0).getName()).isEqualTo("Calm Heron");
        assertThat(message.getFrom().get(0).getAddress()).isEqualTo("talk@example.org");
        assertThat(message.getHeader().getField("Date").getBody()).isEqualTo("Mon, 5 Jan 2026 10:00:00 +0000");
    }

    @Test
    void wordsCannotBecomeHeaderLines() throws Exception {
        String mail = release("Calm\r\nBcc: zoe@example.org", "a\r\nBcc: zoe@example.org\r\n\r\nbody", "x");
        Message message = Message.Builder.of(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)))
                .build();
        assertThat(message.getBcc()).isNull();
        assertThat(message.getHeader().getField("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("a Bcc: zoe@example.org body");
    }

    @Test
    void aSealFitsOneMailAlone() throws Exception {
        Letter letter = LetterReader.read(release("Calm Heron", "s", "words").getBytes(StandardCharsets.US_ASCII));
        Letter other = LetterReader.read(
                release("Calm Heron", "s", "words").replace("words", "swords").getBytes(StandardCharsets.US_ASCII));
        MailingList elsewhere = new MailingList("b.example.org", "talk@example.org", "Talk", "example.org");
        assertThat(LetterWriter.sealed(KEYS, LIST, ID, letter)).isTrue();
        assertThat(LetterWriter.sealed(KEYS, LIST, ID, other)).isFalse();
        assertThat(LetterWriter.sealed(KEYS, elsewhere, ID, letter)).isFalse();
        assertThat(LetterWriter.sealed(new Keys("another secret of the test, longer"), LIST, ID, letter))
                .isFalse();
        assertThat(Keys.same(KEYS.seal("a", "b", "c", "d", "e"), "nothing")).isFalse();
    }

    @Test
    void idsSayNothingAndStayTheSame() {
        String id = KEYS.id("talk.example.org", "ann@example.org", "<1@anns-laptop>");
        assertThat(id)
                .isEqualTo(KEYS.id("talk.example.org", "ann@example.org", "<1@anns-laptop>"))
                .isNotEqualTo(KEYS.id("talk.example.org", "ben@example.org", "<1@anns-laptop>"))
                .isNotEqualTo(KEYS.id("other.example.org", "ann@example.org", "<1@anns-laptop>"))
                .matches("[0-9a-f]{32}");
        assertThat(Keys.idIn(Keys.messageId(id, "example.org"))).contains(id);
        assertThat(Keys.idIn("<1@anns-laptop>")).isEmpty();
    }
}
