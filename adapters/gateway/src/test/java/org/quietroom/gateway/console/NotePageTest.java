package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.verdict.Severity.PASSIVE;
import static org.quietroom.core.verdict.Severity.PLAN;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.CareSettings;

/** The address at the end of a care note leads to a page that does what it says, and only when it is asked to. */
class NotePageTest {
    private static final Pseudonym REED =
            new Pseudonym(new PseudonymId("a".repeat(32)), new RoomId(Stage.FORUM, "evening"), "Reed");
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:9(/n/[0-9a-f]{32})$");

    private Stage stage;
    private Caller member;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(
                folder, ConsoleSettings.LOOPBACK, new CareSettings(null, null, URI.create("http://127.0.0.1:9")));
        member = stage.nobody();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> letters() {
        return stage.desk.outbox().due(100).stream()
                .map(due -> due.effect() instanceof Effect.Tell tell ? tell.text() : "")
                .toList();
    }

    private void write(Severity severity) {
        stage.open(
                REED,
                severity,
                FlagKind.SUICIDE,
                "bland flagged words",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
    }

    private String path() {
        write(PASSIVE);
        Matcher link = LINK.matcher(letters().get(0));
        assertThat(link.find()).as("the note ends with its address").isTrue();
        return link.group(1);
    }

    @Test
    void theAddressInANoteLeadsToAPageThatSwitchesNotesOffAndOnAgain() {
        String path = path();
        HttpResponse<String> page = member.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.body())
                .contains("<h1>Automatic notes</h1>", "You get a short note", "value=\"no\"")
                .doesNotContain("Reed", "flagged", "<nav", "<script", "evening");
        assertThat(member.get(path).body()).as("looking changes nothing").contains("You get a short note");

        HttpResponse<String> sent = member.post(path, List.of("wanted", "no"), "Origin", "null");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains(path);
        assertThat(member.get(path).body()).contains("You get no automatic notes any more.", "value=\"yes\"");
        int before = letters().size();
        write(PLAN);
        assertThat(letters()).as("none is sent, however urgent").hasSize(before);

        member.post(path, List.of("wanted", "yes"), "Sec-Fetch-Site", "same-origin");
        assertThat(member.get(path).body()).contains("You get a short note");
        write(PLAN);
        assertThat(letters()).hasSize(before + 1);
    }

    @Test
    void whatIsNotAChoiceChangesNothingAndNoOtherAddressOpens() {
        String path = path();
        member.post(path, List.of("wanted", "maybe"), "Sec-Fetch-Site", "same-origin");
        member.post(path, List.of(), "Sec-Fetch-Site", "same-origin");
        assertThat(member.get(path).body()).contains("You get a short note");
        for (String other : List.of("/n/" + "0".repeat(32), "/n/nothing", path.toUpperCase(Locale.ROOT))) {
            assertThat(member.get(other).statusCode()).as(other).isEqualTo(404);
            member.post(other, List.of("wanted", "no"), "Sec-Fetch-Site", "same-origin");
        }
        assertThat(member.get("/n/" + "0".repeat(32)).body()).contains("Nothing can be chosen at this address");
        assertThat(member.get(path).body()).contains("You get a short note");
    }

    @ParameterizedTest
    @CsvSource({
        "'es-MX,es;q=0.9,en;q=0.8', es, Notas automáticas",
        "'it,fr;q=0.5', fr, Notes automatiques",
        "de-AT, de, Automatische Nachrichten",
        "ko, en, Automatic notes",
        "'!!', en, Automatic notes"
    })
    void itSpeaksTheBrowsersLanguageAlsoToAModerator(String accepted, String language, String title) {
        String path = path();
        for (Caller caller : List.of(member, stage.browser("Rowan"))) {
            assertThat(caller.get(path, "Accept-Language", accepted).body())
                    .contains("<html lang=\"" + language + "\"", "<h1>" + title + "</h1>")
                    .doesNotContain("Rowan");
        }
    }

    @Test
    void membersPagesSayTheSameInAllLanguages() {
        for (Locale language : Texts.OF_MEMBERS) {
            assertThat(Texts.forMember(language.toLanguageTag()).locale()).isEqualTo(language);
            assertThat(Texts.forMember(language.toLanguageTag()).keys())
                    .isEqualTo(Texts.forMember(null).keys())
                    .hasSizeGreaterThan(10);
        }
    }
}
