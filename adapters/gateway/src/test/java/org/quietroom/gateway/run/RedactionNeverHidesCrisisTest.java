package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.anonymity.redaction.RedactionGuardProvider;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.gateway.config.Plugins;

/** Guards of care read the words as they came: what redaction takes out raises the same flags, on the same words. */
class RedactionNeverHidesCrisisTest {
    /** A cold program on a busy machine must not pass for a guard that overran. */
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am 43 and I want to kill myself tonight, ring 020 7946 0018",
                "Hi Emma, I have the pills and I will end my life at 14 Larkmoor Road on 3 March 2031",
                "I want to die. ann@example.org",
                "My name is Will and I am going to kill myself"
            })
    void flagsStay(String text) {
        List<Flag> alone = crisis(decide(text, false));
        assertThat(alone).isNotEmpty();
        Decision decision = decide(text, true);
        assertThat(decision.parts().get(0).text()).isNotEqualTo(text).contains("[");
        assertThat(crisis(decision)).isEqualTo(alone);
    }

    private static List<Flag> crisis(Decision decision) {
        return decision.flags().stream().filter(Flag::crisis).toList();
    }

    private static Decision decide(String text, boolean redacting) {
        PipelineBuilder builder = Pipeline.builder().timeLimit(ENOUGH);
        for (GuardProvider provider : Plugins.find().guards()) {
            if (!provider.id().equals(RedactionGuardProvider.ID)) {
                builder.guard(provider);
            } else if (redacting) {
                Map<String, String> all = new TreeMap<>();
                for (Setting<?> setting : provider.settings()) {
                    if (!setting.name().equals("regions")) {
                        all.put(setting.name(), "replace");
                    }
                }
                builder.guard(provider, Settings.of(all));
            }
        }
        try (Pipeline pipeline = builder.build()) {
            return pipeline.decide(Samples.post(text), Samples.CONTEXT)
                    .toCompletableFuture()
                    .join();
        }
    }
}
