package org.quietroom.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids have one form each; what members write and who they are is never shown by accident. */
class ValuesTest {
    private static final HostId HOST = new HostId("forum");
    private static final RoomId ROOM = new RoomId(HOST, "carers");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "1a", "a_b", "a b", "a\n", "a234567890123456789012345678901234"})
    void hostIdsHaveOneForm(String value) {
        assertThatThrownBy(() -> new HostId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "line\nbreak", "del\u007f"})
    void opaqueIdsAreNeitherBlankNorControl(String value) {
        assertThatThrownBy(() -> new RoomId(HOST, value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccountId(HOST, value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MessageId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opaqueIdsHaveAtMost512Units() {
        assertThat(new MessageId("m".repeat(512)).value()).hasSize(512);
        assertThatThrownBy(() -> new MessageId("m".repeat(513))).hasMessageContaining("512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K742F", "k7-42f", "K7-42I", "K7-42L", "K7-42O", "K7-42U", "K7-42FF"})
    void caseIdsHaveOneForm(String value) {
        assertThatThrownBy(() -> new CaseId(value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new CaseId("K7-42F")).hasToString("K7-42F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0123456789ABCDEF0123456789abcdef", "0123456789abcdef0123456789abcdeg"})
    void pseudonymIdsAre32HexDigits(String value) {
        assertThatThrownBy(() -> new PseudonymId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pseudonymsHaveANameOf1To64Units() {
        PseudonymId id = new PseudonymId("0".repeat(32));
        assertThatThrownBy(() -> new Pseudonym(id, ROOM, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pseudonym(id, ROOM, "x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pseudonym(id, ROOM, "x".repeat(64)).avatar()).isEqualTo(new Avatar(0, 0));
    }

    @Test
    void avatarsComeFromTheIdAlone() {
        for (int i = 0; i < 256; i++) {
            Avatar avatar = Avatar.of(new PseudonymId("%02x".formatted(i) + "a".repeat(30)));
            assertThat(avatar.svg()).startsWith("<svg").endsWith("</svg>").doesNotContain("http://e");
        }
        assertThatThrownBy(() -> new Avatar(8, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Avatar(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAccountsAndFileNamesAreNotShown() {
        AccountId account = new AccountId(HOST, "canary");
        Attachment attachment = new Attachment("canary.jpg", "image/jpeg", 1);
        Submission submission = Submission.post(new MessageId("m"), ROOM, "canary", Instant.EPOCH);
        assertThat(account.toString() + attachment + submission + Part.body("canary"))
                .doesNotContain("canary");
        assertThatThrownBy(() -> new AccountId(HOST, "canary\n")).hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EDIT", "DELETE", "REPORT"})
    void whatIsAboutAMessageNamesIt(Kind kind) {
        assertThatThrownBy(() -> new Submission(
                        new MessageId("m"), ROOM, kind, List.of(), List.of(), null, null, null, false, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind.name());
    }

    @Test
    void submissionsDoNotChange() {
        List<Part> parts = new ArrayList<>(List.of(Part.body("x")));
        Submission submission =
                Submission.post(new MessageId("m"), ROOM, "", Instant.EPOCH).withParts(parts);
        parts.clear();
        assertThat(submission.parts()).hasSize(1);
        assertThat(submission.length()).isEqualTo(1);
        assertThatThrownBy(() -> submission.parts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
