package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.guards.ForeignGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;

/** A chain that cannot be trusted does not start, and says everything that is wrong with it. */
class ChainCheckTest {
    @Test
    void noGuardAtAll() {
        assertThatThrownBy(() -> Pipeline.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no guard")
                .hasMessageContaining("Found: nothing");
    }

    @Test
    void twoOfOneName() {
        assertThatThrownBy(() -> Pipeline.builder()
                        .guard(new Provider("test.one"))
                        .guard(new Provider("test.one"))
                        .build())
                .hasMessageContaining("two guards are called test.one")
                .hasMessageContaining(Provider.class.getName());
    }

    @Test
    void foreignUseOfTheReservedPrefix() {
        assertThatThrownBy(() -> Pipeline.builder().guard(new ForeignGuard()).build())
                .hasMessageContaining(ForeignGuard.class.getName())
                .hasMessageContaining("reserved")
                .hasMessageContaining("test-classes");
        assertThatThrownBy(() -> Pipeline.builder()
                        .guard(new GuardId("quietroom.own"), Phase.CARE, OnFailure.HOLD, ForeignGuard.LAMBDA)
                        .build())
                .hasMessageContaining("reserved");
        Pipeline.builder().guard(new Provider("quietroom.own")).build().close();
    }

    @Test
    void anotherVersionOfTheSpi() {
        GuardProvider old = new Provider("test.old") {
            @Override
            public int spiVersion() {
                return 7;
            }
        };
        assertThatThrownBy(() -> Pipeline.builder().guard(old).build()).hasMessageContaining("version 7");
    }

    @Test
    void nothingWhereAnIdShouldBe() {
        assertThatThrownBy(() -> Pipeline.builder().guard(new Provider(null)).build())
                .hasMessageContaining("must return an id");
    }

    @Test
    void providersThatThrow() {
        GuardProvider throwing = new Provider("test.throws") {
            @Override
            public Guard create(Settings settings) {
                throw new IllegalStateException("canary");
            }
        };
        assertThatThrownBy(() -> Pipeline.builder().guard(throwing).build())
                .hasMessageContaining("test.throws threw java.lang.IllegalStateException when it was made")
                .hasMessageNotContaining("canary");
    }

    @Test
    void settingsThatNobodyDeclared() {
        assertThatThrownBy(() -> Pipeline.builder()
                        .guard(new Provider("test.one"), Settings.of(Map.of("wrod", "canary")))
                        .build())
                .hasMessageContaining("no setting called wrod; it has [word]")
                .hasMessageNotContaining("canary");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatThrownBy(() -> Pipeline.builder()
                        .guard(new ForeignGuard())
                        .guard(new Provider("test.one"))
                        .guard(new Provider("test.one"))
                        .build())
                .hasMessageContaining("two guards")
                .hasMessageContaining("reserved");
    }

    @Test
    void limitsThatMakeNoSense() {
        PipelineBuilder builder = Pipeline.builder();
        assertThatThrownBy(() -> builder.timeLimit(Duration.ZERO)).hasMessageContaining("1 ms");
        assertThatThrownBy(() -> builder.maxLength(0)).hasMessageContaining("text limit");
        assertThatThrownBy(() -> builder.workers(0)).hasMessageContaining("workers");
        assertThatThrownBy(() -> builder.waiting(-1)).hasMessageContaining("waiting");
    }

    @Test
    void statusShowsWhatWasDeclared() {
        try (Pipeline pipeline =
                Pipeline.builder().guard(new Provider("test.one")).build()) {
            assertThat(pipeline.guards()).singleElement().satisfies(status -> {
                assertThat(status.id()).isEqualTo(new GuardId("test.one"));
                assertThat(status.phase()).isEqualTo(Phase.CARE);
                assertThat(status.onFailure()).isEqualTo(OnFailure.HOLD);
                assertThat(status.quarantined()).isFalse();
                assertThat(status.failures()).isZero();
            });
        }
    }

    private static class Provider implements GuardProvider {
        private final @Nullable String name;

        Provider(@Nullable String name) {
            this.name = name;
        }

        @Override
        public GuardId id() {
            return name == null ? null : new GuardId(name);
        }

        @Override
        public Phase phase() {
            return Phase.CARE;
        }

        @Override
        public OnFailure onFailure() {
            return OnFailure.HOLD;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(Setting.text("word", "x", "A word."));
        }

        @Override
        public Guard create(Settings settings) {
            return (submission, context) -> Review.PASS;
        }
    }
}
