package org.quietroom.moderation.restriction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/** A restricted author writes nothing new, but can take words back and report others. */
class RestrictionGuardTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "evening");
    private static final Pseudonym AUTHOR = new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Calm Heron");
    private static final Reason MUTED = new Reason("mute", "Please take a break until tomorrow.");

    private static Review review(Kind kind, @Nullable Reason restriction) throws Exception {
        Submission said = new Submission(
                new MessageId("m2"),
                ROOM,
                kind,
                kind == Kind.DELETE ? List.of() : List.of(Part.body("Good evening.")),
                List.of(),
                new MessageId("m1"),
                null,
                null,
                false,
                Instant.EPOCH);
        RoomContext context = new RoomContext(AUTHOR, null, restriction, Locale.ENGLISH, Map.of());
        return new RestrictionGuardProvider().create(Settings.EMPTY).review(said, context);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyElseIsRefused(Kind kind) throws Exception {
        assertThat(review(kind, null)).isEqualTo(Review.PASS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DELETE", "REPORT"},
            mode = Mode.EXCLUDE)
    void newWordsAreRefusedForTheModeratorsReason(Kind kind) throws Exception {
        assertThat(review(kind, MUTED).verdict()).isEqualTo(new Verdict.Refuse(MUTED));
        assertThat(review(kind, MUTED).flags()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DELETE", "REPORT"})
    void ownWordsCanBeTakenBackAndOthersReported(Kind kind) throws Exception {
        assertThat(review(kind, MUTED)).isEqualTo(Review.PASS);
    }
}
