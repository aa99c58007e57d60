package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quietroom.core.message.Attachment;

/** Mail as programs write it, and as somebody writes it who means harm. */
@Timeout(120)
class LetterReaderTest {
    private static Letter read(String... lines) throws Exception {
        return LetterReader.read(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Letter text(String type, String body) throws Exception {
        return read("From: a@example.org", "Content-Type: " + type, "", body);
    }

    @Test
    void wordsSubjectAndWhatIsAnsweredAreTaken() throws Exception {
        Letter letter = read(
                "From: =?utf-8?q?Ann_=C3=84rcher?= <ann@example.org>",
                "Subject: =?utf-8?b?w4RyZ2Vy?=",
                " and more",
                "References: <one@x> <two@x>",
                "In-Reply-To: <three@x>",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "h=C3=A9 =",
                "there",
                "",
                "");
        assertThat(letter.from()).isEqualTo("Ann \u00c4rcher <ann@example.org>");
        assertThat(letter.subject()).isEqualTo("\u00c4rger and more");
        assertThat(letter.text()).isEqualTo("h\u00e9 there");
        assertThat(letter.references()).containsExactly("<one@x>", "<two@x>", "<three@x>");
        assertThat(letter.attachments()).isEmpty();
        assertThat(letter.sealed() || letter.automatic()).isFalse();
    }

    @Test
    void plainTextIsTakenWhereTheSameIsThereAsHtml() throws Exception {
        Letter letter = read(
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "the plain words",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>the <b>other</b> words</p>",
                "--b--");
        assertThat(letter.text()).isEqualTo("the plain words");
    }

    @Test
    void htmlAloneBecomesPlainText() throws Exception {
        Letter letter = text(
                "text/html",
                "<html><head><title>Zoe's mail</title><style>p{}</style></head><body><p>Hello <b>you</b>,<br>next line</p>"
                        + "<ul><li>one</li><li>two</li></ul><a href='https://example.org/x'>here</a>"
                        + "<img src='https://track.example.org/zoe.gif' alt='zoe'><script>zoe()</script></body></html>");
        assertThat(letter.text()).isEqualTo("Hello you,\nnext line\n\n- one\n- two\nhere <https://example.org/x>");
    }

    @Test
    void aLineThatWasBrokenForTransportIsWhole() throws Exception {
        Letter flowed = text(
                "text/plain; format=flowed", "one long \r\nline\r\n> quoted \r\n> too\r\n From here\r\n-- \r\nZoe");
        assertThat(flowed.text()).isEqualTo("one long line\n> quoted too\nFrom here\n-- \nZoe");
        Letter glued = text("text/plain; format=flowed; delsp=yes", "foo \r\nbar\r\nbaz");
        assertThat(glued.text()).isEqualTo("foobar\nbaz");
    }

    @Test
    void charactersAreFoundWhateverIsSaidOfThem() throws Exception {
        String latin = "caf\u00e9";
        String utf8 = new String("caf\u00e9".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(text("text/plain; charset=iso-8859-1", latin).text()).isEqualTo("caf\u00e9");
        assertThat(text("text/plain; charset=no-such-thing", utf8).text()).isEqualTo("caf\u00e9");
        assertThat(text("text/plain; charset=\"%%%\"", latin).text()).isEqualTo("caf\u00e9");
        assertThat(text("text/plain; charset=us-ascii", utf8).text()).isEqualTo("caf\u00e9");
        assertThat(text("text/plain", latin).text()).isEqualTo("caf\u00e9");
    }

    @Test
    void filesAreDescribedAndNotTaken() throws Exception {
        Letter letter = read(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "words",
                "--b",
                "Content-Type: image/jpeg; name=zoe.jpg",
                "Content-Disposition: attachment; filename=\"zoe-at-home.jpg\"",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "From: zoe@example.org",
                "Subject: inner",
                "",
                "forwarded words",
                "--b",
                "Content-Type: application/pgp-signature",
                "",
                "who signed",
                "--b--");
        assertThat(letter.text()).isEqualTo("words");
        assertThat(letter.attachments())
                .extracting(Attachment::mediaType)
                .containsExactly("image/jpeg", "message/rfc822");
        assertThat(letter.attachments().get(0).bytes()).isEqualTo(3);
    }

    @Test
    void encryptedMailIsSealed() throws Exception {
        assertThat(text("multipart/encrypted; boundary=b", "--b\r\n\r\nx\r\n--b--")
                        .sealed())
                .isTrue();
        assertThat(text("application/pkcs7-mime; smime-type=enveloped-data", "AAAA")
                        .sealed())
                .isTrue();
        assertThat(text("text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nhQ").sealed())
                .isTrue();
        assertThat(text("text/plain", "I read of BEGIN PGP once").sealed()).isFalse();
    }

    @Test
    void whatProgramsAnswerByThemselvesIsKnown() throws Exception {
        assertThat(read("Auto-Submitted: auto-replied", "", "I am away").automatic())
                .isTrue();
        assertThat(read("Precedence: auto_reply", "", "I am away").automatic()).isTrue();
        assertThat(read("X-Autoreply: yes", "", "I am away").automatic()).isTrue();
        assertThat(read("Auto-Submitted: no", "X-Auto-Response-Suppress: All", "", "hello")
                        .automatic())
                .isFalse();
    }

    @Test
    void aSubjectStaysOnOneLineAndShort() throws Exception {
        Letter letter = read("Subject: =?utf-8?q?a=0D=0ABcc:_zoe@example.org?= " + "long ".repeat(300), "", "x");
        assertThat(letter.subject()).startsWith("a Bcc: zoe@example.org long").hasSizeLessThanOrEqualTo(500);
        assertThat(letter.subject().lines()).hasSize(1);
    }

    @Test
    void nestedPartsEndSomewhere() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThatThrownBy(() -> read(deep.toString()))
                .isInstanceOf(LetterReader.UnreadableException.class)
                .hasMessageContaining("nested");
        String forwards = "Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
        assertThatThrownBy(() -> read(forwards)).isInstanceOf(LetterReader.UnreadableException.class);
    }

    @Test
    void manyPartsAndManyLinesEndSomewhere() {
        String parts = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(5000) + "--b--";
        assertThatThrownBy(() -> read(parts))
                .isInstanceOf(LetterReader.UnreadableException.class)
                .hasMessageContaining("parts");
        assertThatThrownBy(() -> read("X: y\r\n".repeat(100_000) + "\r\nz"))
                .isInstanceOf(LetterReader.UnreadableException.class);
        assertThatThrownBy(() -> read("X: " + "y".repeat(10_000_000) + "\r\n\r\nz"))
                .isInstanceOf(LetterReader.UnreadableException.class);
        assertThatThrownBy(() -> text("text/plain", "x".repeat(LetterReader.LONGEST_TEXT + 1)))
                .isInstanceOf(LetterReader.UnreadableException.class)
                .hasMessageContaining("too long");
    }

    /** Each form would take minutes if it cost the square of its length; the limit is for that alone. */
    @Test
    @Timeout(240)
    void theWorstFormsAtFullLengthAreRead() throws Exception {
        for (String piece :
                List.of("<div>", "<a href=\"x\">", "</p>", "&#65;", "<table><tr>", "> ", " \r\n", "=?utf-8?q?a?= ")) {
            String body = piece.repeat(190_000 / piece.length());
            assertThat(text("text/html", body).attachments()).isEmpty();
            assertThat(text("text/plain; format=flowed", body).attachments()).isEmpty();
            assertThat(LetterHead.words(body)).hasSizeLessThanOrEqualTo(500);
        }
    }

    @Test
    void whatIsNoMailAtAllIsReadOrRefusedButNeverFails() {
        for (byte[] noise : List.of(
                new byte[0],
                new byte[10_000],
                "\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                ":::\r\n:".getBytes(StandardCharsets.US_ASCII))) {
            try {
                assertThat(LetterReader.read(noise).attachments()).isEmpty();
            } catch (LetterReader.UnreadableException e) {
                assertThat(e).hasMessageContaining("mail");
            }
        }
    }

    @Test
    void noWordsAreInTheLog() throws Exception {
        Letter letter = read("Subject: canary", "", "canary");
        assertThat(letter.toString()).doesNotContain("canary");
    }
}
