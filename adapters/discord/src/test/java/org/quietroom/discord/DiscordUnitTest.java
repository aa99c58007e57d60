package org.quietroom.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.Avatar;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.pipeline.Gatekeeper;
import org.quietroom.core.pipeline.GatekeeperBuilder;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.RecordingCases;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;

/** What needs no server. */
class DiscordUnitTest {
    private static Pseudonym called(String name) {
        return new Pseudonym(new PseudonymId("ab12cd34ab12cd34ab12cd34ab12cd34"), Bench.DESK, name);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsThereInEveryLanguageAndFitsWhereDiscordShowsIt(Language language) {
        for (Texts each : Texts.values()) {
            String text = each.in(language);
            assertThat(text).as("%s %s", language, each).isNotBlank();
            for (String place : List.of("{0}", "{1}")) {
                assertThat(text.contains(place))
                        .as("%s %s", language, each)
                        .isEqualTo(each.in(Language.EN).contains(place));
            }
        }
        for (Texts command : List.of(Texts.COMMAND_SAY_DOES, Texts.COMMAND_TEXT_IS, Texts.COMMAND_TAKE_BACK_DOES)) {
            assertThat(command.in(language)).hasSizeLessThanOrEqualTo(100);
        }
        for (Texts name : List.of(Texts.COMMAND_SAY, Texts.COMMAND_TAKE_BACK)) {
            assertThat(name.in(language)).matches("[-_\\p{Ll}\\p{N}]{1,32}");
        }
        for (Texts title : List.of(Texts.CHANGE_YOURS, Texts.WHAT_TO_SAY, Texts.WHAT_INSTEAD)) {
            assertThat(title.in(language)).hasSizeLessThanOrEqualTo(45);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Discordant Owl", "Calm CLYDE", "everyone", "a@b", "Here", "#1", "a:b", "```"})
    void namesThatDiscordRefusesAreReplaced(String name) {
        assertThat(VoiceName.of(called(name))).isEqualTo("Member ab12cd");
    }

    @Test
    void otherNamesStay() {
        assertThat(VoiceName.of(called("Calm Heron"))).isEqualTo("Calm Heron");
    }

    @ParameterizedTest
    @CsvSource({
        "server,abc",
        "server,''",
        "channels,evening",
        "channels,'evening=1180000000000000001,dawn=1180000000000000001'",
        "channels,'Evening=1180000000000000001'",
        "command,SAY",
        "token,''",
        "queue,0",
        "answer-seconds,61"
    })
    void aSettingThatDoesNotFitIsNamed(String key, String value) {
        Object given = value.matches("\\d{1,2}") ? Integer.valueOf(value) : value;
        var settings = Bench.settings("evening=1180000000000000001", Map.of(key, given));
        assertThatThrownBy(() -> new DiscordDeskProvider().create(Bench.HOST, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + key + "'");
    }

    @Test
    void theTokenIsNotShown() {
        DiscordSettings settings =
                new DiscordSettings(Bench.HOST, Bench.settings("evening=1180000000000000001", Map.of()));
        assertThat(settings.toString()).doesNotContain(settings.token());
        assertThat(DiscordSettings.TOKEN.secret()).isTrue();
    }

    @Test
    void longTextsAreCutWhereTheyCanBe() {
        String line = "0123456789 ".repeat(50).strip();
        String text = (line + "\n").repeat(8).strip();
        assertThat(Pages.of(text)).allMatch(Pages::fits).hasSize(3);
        assertThat(String.join("\n", Pages.of(text))).isEqualTo(text);
        assertThat(Pages.of("\uD83D\uDC9B".repeat(2_001)))
                .containsExactly("\uD83D\uDC9B".repeat(2_000), "\uD83D\uDC9B");
    }

    @Test
    void everyAvatarIsAPictureOfItsOwn() throws Exception {
        Set<Integer> pictures = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            Avatar avatar = new Avatar(i & 7, i >> 3);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(FacePicture.of(avatar)));
            assertThat(image.getWidth()).isEqualTo(128);
            int tint = Integer.parseInt(avatar.svg().replaceAll("(?s).*<g fill='#([0-9A-F]{6})'.*", "$1"), 16);
            int[] pixels = image.getRGB(0, 0, 128, 128, null, 0, 128);
            assertThat(pixels).contains(0xFF000000 | tint, 0xFFECEAE4);
            pictures.add(Arrays.hashCode(pixels));
        }
        assertThat(pictures).hasSize(64);
    }

    @Test
    void aWatchDoesNotStartWherePostsMustBeJudgedBefore() {
        try (Pipeline pipeline = Pipeline.builder()
                .guard(new GuardId("example.pass"), Phase.CARE, OnFailure.HOLD, (message, context) -> Review.PASS)
                .build()) {
            GatekeeperBuilder watch = Gatekeeper.builder(
                    pipeline, new InMemoryIdentities(), new RecordingCases(), DiscordWatchProvider.PROFILE);
            assertThatThrownBy(() ->
                            watch.policy(new HostPolicy(false, false, true)).build())
                    .hasMessageContaining("before publication");
            assertThatThrownBy(() ->
                            watch.policy(new HostPolicy(false, true, false)).build())
                    .hasMessageContaining("Veiled rooms");
            assertThatCode(() ->
                            watch.policy(new HostPolicy(false, false, false)).build())
                    .doesNotThrowAnyException();
            assertThatCode(() -> watch.policy(HostPolicy.SHADOW).build()).doesNotThrowAnyException();
            GatekeeperBuilder desk = Gatekeeper.builder(
                    pipeline, new InMemoryIdentities(), new RecordingCases(), DiscordDeskProvider.profile(true));
            assertThatCode(() -> desk.policy(HostPolicy.VEILED).build()).doesNotThrowAnyException();
        }
    }
}
