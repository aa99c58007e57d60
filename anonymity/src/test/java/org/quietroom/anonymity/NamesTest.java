package org.quietroom.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the word lists calm: whoever adds a word runs into these. */
final class NamesTest {
    private static final List<String> ADJECTIVES = WordLists.lines("names/en/adjectives.txt");
    private static final List<String> NOUNS = WordLists.lines("names/en/nouns.txt");

    @ParameterizedTest
    @ValueSource(strings = {"adjectives", "nouns"})
    void aListIsLongSortedAndPlain(String list) {
        List<String> words = WordLists.lines("names/en/" + list + ".txt");

        assertThat(words).hasSizeGreaterThanOrEqualTo(320);
        assertThat(words).containsExactlyElementsOf(new TreeSet<>(words));
        assertThat(words).allMatch(word -> word.matches("[a-z]{3,14}"));
    }

    @Test
    void noWordIsAnAdjectiveAndANoun() {
        assertThat(NOUNS).doesNotContainAnyElementsOf(ADJECTIVES);
    }

    @Test
    void noWordRecallsIllnessDeathTheBodyOrAnybodyInParticular() {
        List<String> stems = WordLists.lines("names/en/denied-stems.txt");
        List<String> denied = WordLists.lines("names/en/denied-words.txt");
        assertThat(stems.size() + denied.size()).isGreaterThanOrEqualTo(250);

        List<String> found = new ArrayList<>();
        for (String word : both()) {
            stems.stream().filter(word::contains).forEach(stem -> found.add(word + " holds " + stem));
            denied.stream().filter(word::equals).forEach(found::add);
        }
        assertThat(found).isEmpty();
        assertThat(stems)
                .contains("tumor", "tumour", "mort", "graveyard", "scar", "lump", "coffin")
                .contains("hospic", "terminal", "cancer", "miscarr", "dying");
        assertThat(denied).contains("ash", "cell", "bald", "grave", "lost", "fading");
    }

    @Test
    void noTwoWordsOfAListDifferByOneLetter() {
        for (List<String> list : List.of(ADJECTIVES, NOUNS)) {
            List<String> close = new ArrayList<>();
            for (String one : list) {
                for (String other : list) {
                    if (one.compareTo(other) < 0 && oneLetterApart(one, other)) {
                        close.add(one + "/" + other);
                    }
                }
            }
            assertThat(close).isEmpty();
        }
    }

    @Test
    void aNameReadsLikeQuietHeron() {
        NamePool pool = new NamePool(List.of("quiet"), List.of("heron"), none());

        assertThat(pool.shortName(new byte[NamePool.BYTES])).contains("Quiet Heron");
        assertThat(pool.longName(new byte[NamePool.BYTES]))
                .as("never the same word twice")
                .isEmpty();
    }

    @Test
    void everyNameHasRoomInEveryHost() {
        int adjective = longest(ADJECTIVES);
        int noun = longest(NOUNS);

        assertThat(adjective + 1 + adjective + 1 + noun).isLessThanOrEqualTo(64);
    }

    @Test
    void drawsReachAllWordsEvenly() {
        NamePool pool = NamePool.english();
        Set<String> seen = new TreeSet<>();
        PseudonymKeys keys = new PseudonymKeys(Fixture.prfs(Fixture.keys()));
        int draws = 20_000;
        int denied = 0;
        for (int i = 0; i < draws; i++) {
            String name = pool.shortName(keys.nameBytes(Fixture.account("a"), Fixture.EVENING, i))
                    .orElse("");
            denied += name.isEmpty() ? 1 : 0;
            seen.addAll(List.of(name.toLowerCase(Locale.ROOT).split(" ")));
        }
        seen.remove("");

        assertThat(seen).containsExactlyElementsOf(new TreeSet<>(both()));
        assertThat(denied).isPositive().isLessThan(draws / 20);
    }

    @Test
    void deniedPairsAreNeverMade() {
        DeniedPairs denied = DeniedPairs.parse(
                List.of("@boats = ferry raft", "@all = @boats otter", "deny calm rolling : @all", "deny warm : raft"),
                Set.of("calm", "rolling", "warm", "ferry", "raft", "otter"));

        assertThat(denied.size()).isEqualTo(7);
        assertThat(denied.contains("rolling", "raft")).isTrue();
        assertThat(denied.contains("warm", "raft")).isTrue();
        assertThat(denied.contains("warm", "ferry")).isFalse();
        NamePool pool = new NamePool(List.of("rolling"), List.of("raft"), denied);
        assertThat(pool.shortName(new byte[NamePool.BYTES])).isEmpty();
        assertThat(new NamePool(List.of("rolling", "warm"), List.of("raft"), denied).longName(new byte[NamePool.BYTES]))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny calm : unicorn", "deny calm raft", "calm raft", "@boats ferry", "deny @cars : raft"})
    void aRuleThatSaysNothingIsRefused(String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeniedPairs.parse(List.of(rule), Set.of("calm", "raft", "ferry")));
    }

    @Test
    void theShippedPairRulesForbidWhatTheySay() {
        NamePool pool = NamePool.english();

        assertThat(pool.denies("glazed", "mallard")).isTrue();
        assertThat(pool.denies("floating", "otter")).isTrue();
        assertThat(pool.denies("grounded", "ferry")).isTrue();
        assertThat(pool.denies("quiet", "heron")).isFalse();
    }

    private static boolean oneLetterApart(String one, String other) {
        int start = Strings.commonPrefix(one, other).length();
        String restOfOne = one.substring(start);
        String restOfOther = other.substring(start);
        int end = Strings.commonSuffix(restOfOne, restOfOther).length();
        return restOfOne.length() - end <= 1 && restOfOther.length() - end <= 1;
    }

    private static List<String> both() {
        return Stream.concat(ADJECTIVES.stream(), NOUNS.stream()).toList();
    }

    private static int longest(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElseThrow();
    }

    private static DeniedPairs none() {
        return DeniedPairs.parse(List.of(), Set.of());
    }
}
