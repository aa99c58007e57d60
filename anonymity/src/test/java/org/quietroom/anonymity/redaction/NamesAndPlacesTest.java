package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What word lists and context give away. */
class NamesAndPlacesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My oncologist Dr Fernsby was late. | My oncologist Dr [name 1] was late.",
                "my daughter Grace held my hand | my daughter [name 1] held my hand",
                "Hi Jill, how did it go? | Hi [name 1], how did it go?",
                "It helped a lot.¶Thanks, Will | It helped a lot.¶Thanks, [name 1]",
                "My name is Hope and I am new | My name is [name 1] and I am new",
                "we met Siobhan O'Brien there | we met [name 1] there",
                "Then Tomasz Kowalczyk called | Then [name 1] called",
                "my friend emma sat with me | my friend [name 1] sat with me",
                "We live in Rotterdam now. | We live in [place 1] now.",
                "She flew to New Zealand. | She flew to [place 1].",
                "I was seen at Fernsby General Hospital today | I was seen at [org 1] today",
                "He works for Larkmoor Ltd in town | He works for [org 1] in town",
                "Send it to 14 Larkmoor Road, please | Send it to [address], please",
                "We are at Gartenstraße 12, Hamburg | We are at [address]",
                "PSC 1203, Box 88¶APO AE 09128 | [address]",
                "my zip code is 90210 | my zip code is [address]",
                "Meine Schwester Steffi kommt | Meine Schwester [name 1] kommt"
            })
    void isReplaced(String given, String expected) {
        assertThat(StructuredTest.redacted(given.replace('¶', '\n'))).isEqualTo(expected.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I ask who will come? Grace under pressure, they say.",
                "Hope is all we have. Will it ever end? Faith helps me.",
                "I started Keytruda and Taxol in May after Herceptin failed.",
                "The KATHERINE trial and KEYNOTE-522 were mentioned.",
                "Stage 4, Grade 2, Phase 3 trial, HER2 positive.",
                "My CA 125 fell, CT and PET scans are next Tuesday.",
                "Hodgkin's lymphoma, Crohn's disease, Barrett's oesophagus.",
                "On Monday the nurse gave me Zofran and Decadron.",
                "Thank you all. Sending Hugs and Prayers!",
                "Merry Christmas everyone, God bless."
            })
    void ordinaryWordsStay(String given) {
        assertThat(StructuredTest.redacted(given)).isEqualTo(given);
    }
}
