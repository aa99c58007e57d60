package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

/**
 * What every guard is held to: extend it in a test of the guard's module. Each test is named after its {@link GuardRule},
 * which says what it is for.
 */
public abstract class GuardContract {
    /** The provider of the guard. */
    protected abstract GuardProvider provider();

    /** Submissions on which the guard has something to say; more of them make a better test. */
    protected abstract List<Submission> examples();

    /** The settings it is tried with. */
    protected Settings settings() {
        return Settings.EMPTY;
    }

    /** The guard; override it where the provider alone cannot make one. */
    protected Guard guard() {
        return provider().create(settings());
    }

    /** The room as the guard sees it. */
    protected RoomContext context() {
        return Samples.CONTEXT;
    }

    /** Texts of n characters for which the guard's time must grow no faster than n; all are given in every format. */
    protected List<String> growing() {
        return List.of("a", "kill ", "I want to go home. ", "<b>x</b> ", "e\u0301", "\u200ba", "\uD83D\uDC9B", "0a@.");
    }

    private Collection<Submission> everything() {
        return Stream.concat(examples().stream(), Samples.hostileSubmissions().values().stream())
                .toList();
    }

    private Review review(Submission submission) {
        return guard().review(submission, context());
    }

    @Test
    void g01_declaresTheSameEveryTime() {
        GuardProvider one = provider();
        GuardProvider two = provider();
        assertThat(one.id()).isNotNull().isEqualTo(two.id());
        assertThat(one.phase()).isNotNull().isEqualTo(two.phase());
        assertThat(one.onFailure()).isNotNull().isEqualTo(two.onFailure());
        assertThat(one.needs()).isNotNull().isEqualTo(two.needs());
        assertThat(one.spiVersion()).isEqualTo(GuardProvider.SPI_VERSION);
        assertThat(one.settings())
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .allMatch(n -> !n.isBlank());
        assertThat(one.settings()).extracting(Setting::description).allMatch(d -> !d.isBlank());
    }

    @Test
    void g02_canBeMadeWithFallbacks() {
        assertThat(provider().settings())
                .allSatisfy(setting -> assertThat(setting.type())
                        .isInstanceOf(Class.class)
                        .matches(type -> type.isInstance(setting.fallback())));
        assertThatCode(() -> provider().create(Settings.EMPTY)).doesNotThrowAnyException();
    }

    @Test
    void g03_returnsTheSameReviewForTheSameArguments() {
        Guard guard = guard();
        for (Submission submission : everything()) {
            Review first = guard.review(submission, context());
            assertThat(guard.review(submission, context())).isEqualTo(first);
            assertThat(review(submission)).as("another instance").isEqualTo(first);
        }
    }

    @Test
    void g04_isSafeForManyThreads() throws Exception {
        Guard guard = guard();
        List<Submission> submissions =
                everything().stream().filter(s -> s.length() < 10_000).toList();
        List<Review> alone =
                submissions.stream().map(s -> guard.review(s, context())).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Review>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> submissions.stream()
                        .map(s -> guard.review(s, context()))
                        .toList()));
            }
            for (Future<List<Review>> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void g05_neverReturnsNull() {
        assertThat(everything()).allSatisfy(s -> assertThat(review(s)).isNotNull());
    }

    @Test
    void g06_neverThrowsWhateverTheWords() {
        Guard guard = guard();
        Samples.hostileSubmissions()
                .forEach((name, submission) -> assertThatCode(() -> guard.review(submission, context()))
                        .as(name)
                        .doesNotThrowAnyException());
    }

    @Test
    void g07_spansLieInsideTheGivenText() {
        for (Submission submission : everything()) {
            for (Flag flag : review(submission).flags()) {
                assertThat(flag.spans()).allSatisfy(span -> assertInside(span, submission.parts()));
            }
        }
    }

    private static void assertInside(Span span, List<Part> parts) {
        assertThat(span.part()).isLessThan(parts.size());
        assertThat(span.end()).isLessThanOrEqualTo(parts.get(span.part()).text().length());
    }

    @Test
    void g08_aRewriteKeepsNumberRolesAndFormats() {
        for (Submission submission : everything()) {
            if (review(submission).verdict() instanceof Verdict.Rewrite rewrite) {
                assertThat(rewrite.parts()).extracting(Part::role).isEqualTo(each(submission, Part::role));
                assertThat(rewrite.parts()).extracting(Part::format).isEqualTo(each(submission, Part::format));
            }
        }
    }

    private static <T> List<T> each(Submission submission, java.util.function.Function<Part, T> what) {
        return submission.parts().stream().map(what).toList();
    }

    @Test
    void g09_inCareNothingIsRewritten() {
        if (provider().phase() == Phase.CARE) {
            assertThat(everything()).noneMatch(s -> review(s).verdict() instanceof Verdict.Rewrite);
        }
    }

    @Test
    void g10_aReviewWithACrisisFlagPasses() {
        assertThat(everything())
                .map(this::review)
                .filteredOn(review -> review.flags().stream().anyMatch(Flag::crisis))
                .allMatch(review -> review.verdict().equals(Verdict.PASS));
    }

    @Test
    void g11_harmlessWordsLeaveAsTheyCame() {
        for (String text : Samples.harmless()) {
            for (Format format : List.of(Format.PLAIN, Format.MARKDOWN, Format.BBCODE)) {
                Submission submission = Samples.post(format, text);
                List<Part> parts = GuardProbe.partsAfter(review(submission), submission);
                assertThat(parts.get(0).text()).as("%s: %s", format, text).isEqualTo(text);
            }
        }
    }

    @Test
    void g12_itsOwnRewriteNeedsNoSecond() {
        for (Submission submission : everything()) {
            List<Part> once = GuardProbe.partsAfter(review(submission), submission);
            Submission again = submission.withParts(once);
            List<Part> twice = GuardProbe.partsAfter(review(again), again);
            assertThat(each(submission.withParts(twice), Part::text))
                    .isEqualTo(each(submission.withParts(once), Part::text));
        }
    }

    @Test
    void g13_timeGrowsWithTheTextNotWithItsSquare() {
        Guard guard = guard();
        for (String unit : growing()) {
            for (Format format : Format.values()) {
                GuardProbe.assertLinear(guard, context(), unit, format);
            }
        }
    }

    @Test
    void g14_quotesNobody() {
        String canary = "zqxcanaryxqz";
        for (Submission submission : examples()) {
            Submission marked = submission.withParts(submission.parts().stream()
                    .map(p -> p.withText(canary + " " + p.text() + " " + canary))
                    .toList());
            assertThat(review(marked).toString()).doesNotContain(canary);
        }
    }

    @Test
    void g15_theMachinesLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        List<Review> here = examples().stream().map(this::review).toList();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(examples().stream().map(this::review).toList()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }
}
