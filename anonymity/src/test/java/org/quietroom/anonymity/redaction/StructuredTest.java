package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Format;

/** What form, check digit or cue gives away. */
class StructuredTest {
    static final Redactor REDACTOR = Redactor.standard();

    static String redacted(String text) {
        return REDACTOR.redact(text, Format.PLAIN, Locale.ENGLISH, List.of("GB"))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann.low+ward7@mail.example.co.uk please | write to [email] please",
                "a.b@c.de and A.B@c.de and x@y.org | [email] and [email] and [email 2]",
                "ann dot low at gmail dot com | [email]",
                "ann [at] mail-house [dot] org | [email]",
                "it is ann.low at hotmail.com, ok? | it is [email], ok?",
                "read https://forum.example.org/t/12?page=2. It helped | read [url]. It helped",
                "see www.example.net/help (there) | see [url] (there)",
                "my page is annlow.org | my page is [url]",
                "from 203.0.113.77 again | from [ip] again",
                "from 2001:db8::8a2e:370:7334 again | from [ip] again",
                "ask @ann_low or u/annlow22 | ask [handle] or [handle 2]",
                "my discord is quietfern | my discord is [handle]",
                "on insta: quiet.fern_9 | on insta: [handle]",
                "paid with 4111 1111 1111 1111 | paid with [card]",
                "card 5500000000000004 is gone | card [card] is gone",
                "to DE89 3702 0044 0532 0130 00 now | to DE89 3702 0044 0532 0130 00 now",
                "to DE89 3704 0044 0532 0130 00 now | to [iban] now",
                "ring 020 7946 0018 after six | ring [phone] after six",
                "ring +49 (0)89 123456-78 | ring [phone]",
                "text (212) 555-0142 ext. 9 | text [phone]",
                "oh seven seven double zero nine oh oh one two three | [phone]",
                "ssn 219-09-9999 | ssn [id]",
                "NHS number 943 476 5919 | NHS number [id]",
                "my NINO is AB 12 34 56 C | my NINO is [id]",
                "DNI 12345678Z | DNI [id]",
                "NIE X1234567L | NIE [id]",
                "numéro de sécu 2 55 08 14 168 025 38 | numéro de sécu [id]",
                "MRN: 00482913 | MRN: [id]",
                "participant ID 104-0032 | participant ID [id]",
                "passport number 533380006 | passport number [id]",
                "born 3 March 1961 | born [date]",
                "DOB 03/17/1961 | DOB [date]",
                "geboren am 3. März 1961 | geboren am [date]",
                "el 3 de marzo de 2019 | el [date]",
                "le 14 juillet 2020 à midi | le [date] à midi",
                "on 2021-04-05 we met | on [date] we met",
                "I am 43 and tired | I am [age] and tired",
                "43yo here | [age]yo here",
                "my son, 8 years old | my son, [age] years old",
                "ich bin 43 Jahre alt | ich bin [age] Jahre alt",
                "tengo 43 años | tengo [age] años",
                "j'ai 43 ans | j'ai [age] ans",
                "Hi all, 52F, stage 3 | Hi all, [age]F, stage 3"
            })
    void isReplaced(String given, String expected) {
        assertThat(redacted(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my PSA went from 4.1 to 12.7 in 6 months",
                "blood pressure 120/80, 135-140/85-90",
                "25 mg twice a day, 1000 mg/m2, 2.5 ml",
                "trial NCT01234567 and KEYNOTE-522 in 2019",
                "stage 3b, grade 2, 7/12 nodes, ER 95%",
                "I am 100% sure, and 5 weeks out",
                "since March 2021, on 1/2 a tablet",
                "neutrophils 1,200 1,400 and 900",
                "my port is a 6.6 French, version 10.2.1.4",
                "we paid 1200 and then 1350 for it",
                "one two three four five six seven eight",
                "cycle 4 day 15, 12 rounds, 30 sessions",
                "done.it was fine,e.g. on 24/7",
                "temperature 38.4 at 03:15, 100.5F then"
            })
    void ordinaryNumbersStay(String given) {
        assertThat(redacted(given)).isEqualTo(given);
    }

    @Test
    void marksAndWidthHideNothing() {
        assertThat(redacted("mail ann\u200b.low\uFF20mail\uFF0Eexample\uFF0Ecom now"))
                .isEqualTo("mail [email] now");
        assertThat(redacted("ring \uFF10\uFF12\uFF10 \uFF17\uFF19\uFF14\uFF16 \uFF10\uFF10\uFF11\uFF18"))
                .isEqualTo("ring [phone]");
    }

    @Test
    void spansReferToTheGivenText() {
        String given = "\uD83D\uDC9B\u200b mail: ann\u200blow@example.org!";
        Redacted result = REDACTOR.redact(given, Format.PLAIN, null, List.of());
        assertThat(result.findings()).hasSize(1);
        Finding finding = result.findings().get(0);
        assertThat(given.substring(finding.start(), finding.end())).isEqualTo("ann\u200blow@example.org");
        assertThat(finding.type()).isEqualTo(PiiType.EMAIL);
    }

    @Test
    void theOwnRegionComesFirst() {
        String text = "03 9012 3456 is free";
        assertThat(REDACTOR.redact(text, Format.PLAIN, null, List.of("AU")).text())
                .isEqualTo("[phone] is free");
    }

    @Test
    void nothingIsShownByToString() {
        Redacted result = REDACTOR.redact("ann@example.org", Format.PLAIN, null, List.of());
        assertThat(result.toString()).doesNotContain("ann").doesNotContain("example");
    }
}
