package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;

/** Words go, mark-up stays whole. */
class FormatsTest {
    private static String redacted(String text, Format format) {
        return StructuredTest.REDACTOR.redact(text, format, null, List.of()).text();
    }

    @Test
    void html() {
        assertThat(redacted("<p>mail ann<b>.low</b>@example.org now</p>", Format.HTML))
                .isEqualTo("<p>mail [email]<b></b> now</p>");
        assertThat(redacted("<a href=\"mailto:ann@example.org\">ann&#64;example.org</a>", Format.HTML))
                .isEqualTo("<a href=\"#\">[email]</a>");
        assertThat(redacted("<p title='x'>a &lt; b</p><br>4111&nbsp;1111 1111 1111", Format.HTML))
                .isEqualTo("<p title='x'>a &lt; b</p><br>[card]");
        assertThat(redacted("ann@<p>example.org", Format.HTML)).contains("<p>");
    }

    @Test
    void markdown() {
        assertThat(redacted("[me](https://annlow.example.org/x) and **ann@example.org**", Format.MARKDOWN))
                .isEqualTo("[me](#) and **[email]**");
        assertThat(redacted("ann\\_low@example.org(work)", Format.MARKDOWN)).isEqualTo("(email)(work)");
        assertThat(redacted("<ann@example.org>", Format.MARKDOWN)).isEqualTo("<[email]>");
    }

    @Test
    void bbcode() {
        assertThat(redacted("[b]ann@example.org[/b] [url=https://a.example.org]x[/url]", Format.BBCODE))
                .isEqualTo("[b](email)[/b] [url=#]x[/url]");
        assertThat(redacted("[not a code] ann@example.org", Format.BBCODE)).isEqualTo("[not a code] (email)");
    }

    @Test
    void brokenMarkupIsReadAsWords() {
        assertThat(redacted("a < b and ann@example.org", Format.HTML)).isEqualTo("a < b and [email]");
        assertThat(redacted("[b ann@example.org", Format.BBCODE)).isEqualTo("[b (email)");
    }
}
