package org.quietroom.gateway.run;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.setting.Settings;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.moderation.crisis.CrisisGuardProvider;

/** Makes the guards that the configuration does not turn off, warmed up and in one chain; crisis alerts are counted. */
final class GuardChain {
    private GuardChain() {}

    static Pipeline of(Config config, Plugins plugins, AlertCounts counts) {
        PipelineBuilder builder = Pipeline.builder();
        List<Guard> guards = new ArrayList<>();
        for (GuardProvider provider : plugins.guards()) {
            if (!config.off().contains(provider.id())) {
                Settings settings = config.guards().getOrDefault(provider.id(), Settings.EMPTY);
                Guard guard = provider.create(settings);
                guards.add(guard);
                builder.guard(
                        provider,
                        provider.id().equals(CrisisGuardProvider.ID)
                                ? counts.around(guard, CrisisGuardProvider.sensitivity(settings))
                                : guard);
            }
        }
        WarmUp.of(guards);
        return builder.build();
    }
}
