package org.quietroom.moderation.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.IdentityVisibleTo;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;

class CareNotesTest {
    private static final CareNotes NOTES = CareNotes.shipped(CareSettings.NONE);

    private static Place place(IdentityVisibleTo visible, Locale language, String country) {
        HostProfile profile = new HostProfile(
                HostProfile.Intercept.GATE,
                HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                visible,
                HostProfile.ReplaceAuthor.BEFORE,
                HostProfile.Hold.ADAPTER,
                HostProfile.Edit.ANY,
                HostProfile.Remove.SOFT,
                HostProfile.Dedupe.HOST_KEY,
                Duration.ZERO,
                EnumSet.allOf(HostProfile.Ability.class));
        return new Place("the forum", "Evening room", profile, language, country);
    }

    private static Facts facts(Locale post, Locale room, String country) {
        return Facts.of(place(IdentityVisibleTo.HOST_OPERATOR, room, country), post);
    }

    @Test
    void aNoteIsTrueForItsPlaceAndReadsAsTheBriefHasIt() {
        assertThat(NOTES.compose(
                        Note.CARE_PASSIVE,
                        facts(Locale.ENGLISH, Locale.ENGLISH, "US").post(Facts.Post.UP)))
                .isEqualTo(
                        "Thank you for writing this here. It sounds heavy. Your post is up, as you wrote it. You can keep"
                                + " writing. If talking to somebody would help, today or some other day: 988 Lifeline, 988, day and"
                                + " night, free, number checked 2024-11. Nobody watches this place live. Our moderators see your"
                                + " words and your pseudonym, not your account. The people who run the forum can see both. This"
                                + " note is automatic and may have misread you. If so, please pass over it.");
    }

    @Test
    void theLanguageOfThePostElseOfTheRoomAndEnglish() {
        assertThat(NOTES.compose(Note.LIFTED, facts(Locale.GERMAN, Locale.ENGLISH, "")))
                .isEqualTo("Du kannst in Evening room wieder schreiben.");
        assertThat(NOTES.compose(Note.LIFTED, facts(Locale.forLanguageTag("de-AT"), Locale.ENGLISH, "")))
                .startsWith("Du kannst");
        assertThat(NOTES.compose(Note.LIFTED, facts(Locale.ITALIAN, Locale.GERMAN, "")))
                .isEqualTo("Du kannst in Evening room wieder schreiben.\n\nYou can write in Evening room again.");
        assertThat(NOTES.compose(Note.LIFTED, facts(null, Locale.GERMAN, ""))).contains("Du kannst", "You can");
        assertThat(NOTES.compose(Note.LIFTED, facts(Locale.KOREAN, Locale.ITALIAN, "")))
                .isEqualTo("You can write in Evening room again.");
        assertThat(NOTES.line(Note.LIFTED, facts(null, Locale.GERMAN, "")))
                .isEqualTo("Du kannst in Evening room wieder schreiben.");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        Facts bare = facts(Locale.ENGLISH, Locale.ENGLISH, "ZZ");
        for (Note note : Note.values()) {
            assertThat(NOTES.compose(note, bare)).as(note.key()).doesNotContain("{", "}", "http", "null");
        }
        assertThat(NOTES.compose(Note.CARE_PASSIVE, bare)).doesNotContain("If talking to somebody");
        assertThat(NOTES.compose(Note.CARE_PASSIVE, bare.off("https://d.example/n/1")))
                .endsWith("No more automatic notes: https://d.example/n/1");
        assertThat(NOTES.compose(Note.REPORT, bare)).contains("A moderator reads your report. The other");
        assertThat(NOTES.compose(Note.REPORT, bare.within(Duration.ofHours(12))))
                .contains("A moderator reads your report within 12 hours.");
        assertThat(NOTES.compose(Note.BAN, bare.until(LocalDate.of(2026, 3, 8))))
                .startsWith("Until 2026-03-08 you");
        assertThat(NOTES.compose(Note.BAN, bare)).startsWith("You can no longer write in Evening room.");
    }

    @Test
    void onTheMembersOwnDeviceNobodyElseReadsAndNobodyIsTold() {
        CareNotes notes = CareNotes.shipped(new CareSettings("Two of us look in every evening.", null, null));
        assertThat(notes.onDevice(Note.CARE_IDEATION, facts(Locale.GERMAN, Locale.ENGLISH, "DE")))
                .contains("TelefonSeelsorge", "Nur du siehst diesen Hinweis; niemand erfährt davon.")
                .doesNotContain("Moderation", "Two of us");
        assertThat(notes.onDevice(Note.CARE_PASSIVE, facts(Locale.ENGLISH, Locale.ENGLISH, "US")))
                .contains("988", "Only you see this note; nobody is told.")
                .doesNotContain("moderators", "Two of us");
        assertThat(notes.onDevice(Note.CARE_IDEATION, facts(Locale.forLanguageTag("es"), Locale.ENGLISH, "ES")))
                .isEqualTo(
                        "Gracias por decirlo. Parece que ahora mismo todo es muy difícil. No hace falta que encuentres las"
                                + " palabras justas. Aquí, o con personas que están para escuchar: Línea 024, 024, día y noche, gratis,"
                                + " número comprobado en 2024-11. Esta nota solo la ves tú; no se avisa a nadie. Esta nota es"
                                + " automática y puede que no te haya entendido bien.");
        assertThat(notes.onDevice(Note.CARE_IMMINENT, facts(Locale.FRENCH, Locale.ENGLISH, "FR")))
                .isEqualTo(
                        "Si vous vous êtes fait du mal, ou pourriez vous en faire dans les prochaines heures, appelez"
                                + " maintenant : 112 (UE), ailleurs le numéro d’urgence local. Des personnes qui écoutent : 3114,"
                                + " jour et nuit, gratuit, numéro vérifié en 2024-11. C’est vous qui choisissez ce que vous leur"
                                + " dites. Si une personne de confiance est près de vous, demandez-lui de rester avec vous. Il n’y a"
                                + " que vous qui voyez cette note ; personne n’en est informé. Cette note est automatique et se"
                                + " trompe peut-être.");
    }

    @Test
    void whoWatchesIsWhatTheCommunitySays() {
        CareNotes notes = CareNotes.shipped(new CareSettings("Two of us look in every evening.", null, null));
        assertThat(notes.compose(Note.CARE_IMMINENT, facts(Locale.ENGLISH, Locale.ENGLISH, "GB")))
                .contains("Two of us look in every evening.")
                .doesNotContain("Nobody watches");
    }

    @ParameterizedTest
    @EnumSource(IdentityVisibleTo.class)
    void privacyIsWhatTheProfileSays(IdentityVisibleTo visible) {
        String note = NOTES.compose(Note.CARE_IDEATION, Facts.of(place(visible, Locale.ENGLISH, "GB"), null));
        assertThat(note.contains("not your account"))
                .isEqualTo(visible == IdentityVisibleTo.NOBODY || visible == IdentityVisibleTo.HOST_OPERATOR);
        assertThat(note.contains("the forum")).isEqualTo(visible != IdentityVisibleTo.NOBODY);
    }

    @Test
    void aReasonIsSaidInTheLanguageOfTheNoteWhereItIsKnown() {
        Facts german = facts(Locale.GERMAN, Locale.GERMAN, "DE");
        assertThat(NOTES.compose(
                        Note.REFUSED,
                        german.reason(new Reason("rule.unkind", "it is unkind")).decidedBy(true)))
                .contains("Warum: es ist verletzend für jemanden. Das hat jemand aus der Moderation entschieden.");
        assertThat(NOTES.compose(Note.REFUSED, german.reason(new Reason("other.reason", "Some words."))))
                .contains("Warum: Some words.");
    }

    @Test
    void durationsAreWordsAndRoundedDown() {
        Facts held = facts(Locale.ENGLISH, Locale.ENGLISH, "");
        assertThat(NOTES.compose(Note.HELD, held.within(Duration.ofSeconds(30))))
                .contains("Usual wait: 1 minute.");
        assertThat(NOTES.compose(Note.HELD, held.within(Duration.ofMinutes(60))))
                .contains("Usual wait: 1 hour.");
        assertThat(NOTES.compose(Note.HELD, held.within(Duration.ofMinutes(119))))
                .contains("Usual wait: 119 minutes.");
        assertThat(NOTES.compose(Note.HELD, held.within(Duration.ofHours(47)))).contains("Usual wait: 47 hours.");
        assertThat(NOTES.compose(Note.HELD, held.within(Duration.ofHours(71)))).contains("Usual wait: 2 days.");
    }

    @Test
    void numbersAreFewDatedAndOfTheRoomsCountry() {
        Helplines shipped = Helplines.shipped();
        assertThat(shipped.helplines()).hasSize(7).allSatisfy(line -> {
            assertThat(line.checked()).matches("\\d{4}-\\d{2}(-\\d{2})?");
            assertThat(line.by()).contains("not called");
        });
        assertThat(shipped.in("DE")).extracting(Helpline::number).containsExactly("0800 111 0 111", "116 123");
        assertThat(shipped.in("IE")).extracting(Helpline::number).containsExactly("116 123");
        assertThat(shipped.in("FR")).extracting(Helpline::number).containsExactly("3114");
        assertThat(shipped.in("ES")).extracting(Helpline::number).containsExactly("024");
        assertThat(shipped.in("ZZ")).isEmpty();
        assertThat(NOTES.compose(Note.CARE_IMMINENT, facts(Locale.GERMAN, Locale.GERMAN, "DE")))
                .contains("112 (EU), anderswo die örtliche Notrufnummer", "0800 111 0 111, Tag und Nacht, kostenlos");
        assertThat(NOTES.compose(Note.CARE_IMMINENT, facts(Locale.ENGLISH, Locale.ENGLISH, "")))
                .contains("112 (EU), 999 (UK), 911 (US), elsewhere your local number");
        Helpline line = shipped.helplines().get(0);
        assertThat(new Helplines(List.of(line, line, line, line), List.of()).in(line.country()))
                .hasSize(3);
    }

    @Test
    void theNoteFollowsTheTierAndWhoIsAtRisk() {
        assertThat(Note.care(Severity.IMMINENT, false)).isEqualTo(Note.CARE_IMMINENT);
        assertThat(Note.care(Severity.PASSIVE, false)).isEqualTo(Note.CARE_PASSIVE);
        assertThat(Note.care(Severity.PLAN, true)).isEqualTo(Note.CARE_OTHER);
        assertThatThrownBy(() -> Note.care(Severity.NONE, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CareSettings(null, null, URI.create("ftp://example.org")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
